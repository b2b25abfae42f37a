package codedeploy

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// The parts of an AppSpec file before its hooks.
const (
	specOnInstances = `version: 0.0
os: linux
files:
  - source: /
    destination: /srv/app
hooks:
`
	specECS = `version: 0.0
Resources:
  - TargetService:
      Type: AWS::ECS::Service
      Properties:
        TaskDefinition: "arn:aws:ecs:ap-northeast-2:111122223333:task-definition/app:2"
        LoadBalancerInfo:
          ContainerName: "app"
          ContainerPort: 8080
Hooks:
`
	specLambda = `version: 0.0
Resources:
  - app:
      Type: AWS::Lambda::Function
      Properties:
        Name: "app"
        Alias: "live"
        CurrentVersion: "1"
        TargetVersion: "2"
Hooks:
`
)

// documents shows the AppSpec file with a hook for every event that takes one.
func (r *run) documents() []sim.Document {
	var b strings.Builder
	b.WriteString(map[string]string{inPlace: specOnInstances, blueGreen: specOnInstances, onECS: specECS, onLambda: specLambda}[r.platform])
	rail := r.rail()
	if r.platform == blueGreen {
		rail = fullRail
	}
	for _, e := range rail {
		switch {
		case lifecycle[e].reserved:
		case r.shifts():
			b.WriteString("  - " + e.String() + ": \"" + e.String() + "Function\"\n")
		default:
			b.WriteString("  " + e.String() + ":\n    - location: scripts/" + e.String() + ".sh\n      timeout: 300\n")
		}
	}
	return []sim.Document{{Key: "appspec", Title: i18n.Of("appspec.yml, 훅을 모두 건 예", "appspec.yml with every hook"), Body: b.String()}}
}
