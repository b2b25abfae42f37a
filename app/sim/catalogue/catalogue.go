// Package catalogue lists every simulator, and which program its model runs in.
//
// Adding a simulator means one package and one line in a group, which is a
// package below this one. Each program under wasm/sims has the models of one
// group, those of a part of the course, which are read on neighbouring pages.
// The app and the builder import no simulator at all: the app asks the programs
// of the models, and the builder reads the declarations as data, so that both
// weigh the same with three simulators as with thirty.
package catalogue

import (
	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/catalogue/api"
	"notelab/app/sim/catalogue/beanstalk"
	"notelab/app/sim/catalogue/cloudfront"
	"notelab/app/sim/catalogue/containers"
	"notelab/app/sim/catalogue/delivery"
	"notelab/app/sim/catalogue/dynamodb"
	"notelab/app/sim/catalogue/monitoring"
	"notelab/app/sim/catalogue/serverless"
)

// Groups lists the groups in the order the lab shows them. The program
// wasm/sims/NAME runs the models of the group of that name.
func Groups() []sim.Group {
	return []sim.Group{
		{Name: "api", Title: i18n.Of("API와 자격 증명, 권한", "APIs, credentials and permissions"), Sims: api.Models()},
		{Name: "cloudfront", Title: i18n.Same("CloudFront"), Sims: cloudfront.Models()},
		{Name: "containers", Title: i18n.Of("컨테이너", "Containers"), Sims: containers.Models()},
		{Name: "beanstalk", Title: i18n.Same("Elastic Beanstalk"), Sims: beanstalk.Models()},
		{Name: "delivery", Title: i18n.Of("CI/CD와 CloudFormation", "CI/CD and CloudFormation"), Sims: delivery.Models()},
		{Name: "serverless", Title: i18n.Of("서버리스", "Serverless"), Sims: serverless.Models()},
		{Name: "dynamodb", Title: i18n.Same("DynamoDB"), Sims: dynamodb.Models()},
		{Name: "monitoring", Title: i18n.Of("모니터링", "Monitoring"), Sims: monitoring.Models()},
	}
}

// All returns every simulator in the order the lab shows them.
func All() []sim.Simulator {
	var all []sim.Simulator
	for _, g := range Groups() {
		all = append(all, g.Sims...)
	}
	return all
}

// Declared lists what every simulator declares, in the order of All.
func Declared() sim.Infos {
	var infos sim.Infos
	for _, s := range All() {
		infos = append(infos, s.Info())
	}
	return infos
}

// Model returns the simulator of that name.
func Model(name string) (sim.Simulator, bool) {
	for _, s := range All() {
		if s.Info().Name == name {
			return s, true
		}
	}
	return nil, false
}
