package edgepath

import "notelab/app/i18n"

// passed is the code of a gate that lets the request through. 0 means that
// nothing is answered at all, any other number is the HTTP status.
const passed = -1

// gate is one decision on the way.
type gate struct {
	id    string
	short i18n.Text // under its mark
	name  i18n.Text
	// judge decides over a request that came by HTTPS or not: why (the id of a
	// reason) and the code, passed when the request goes on.
	judge func(c *config, https bool) (why string, code int)
}

// edgeGates stand in the order CloudFront takes them: first what belongs to the
// whole distribution, then what belongs to the behavior.
var edgeGates = []gate{
	{"name", i18n.Of("이름", "name"), i18n.Of("이름과 인증서", "Name and certificate"), judgeName},
	{"geo", i18n.Of("국가", "geo"), i18n.Of("지리적 제한", "Geo restriction"), judgeGeo},
	{"waf", i18n.Same("WAF"), i18n.Same("AWS WAF"), judgeWAF},
	{"behavior", i18n.Of("동작", "path"), i18n.Of("캐시 동작", "Cache behavior"), judgeBehavior},
	{"viewer", i18n.Same("HTTPS"), i18n.Of("뷰어 프로토콜 정책", "Viewer protocol policy"), judgeViewer},
	{"method", i18n.Of("메서드", "method"), i18n.Of("허용 메서드", "Allowed methods"), judgeMethod},
}

var (
	bucketGates = []gate{
		{"sign", i18n.Of("서명", "sign"), i18n.Of("오리진 액세스", "Origin access"), judgeSign},
		{"policy", i18n.Of("정책", "policy"), i18n.Of("버킷 정책", "Bucket policy"), judgePolicy},
		{"key", i18n.Of("키", "key"), i18n.Of("KMS 키 정책", "KMS key policy"), judgeKey},
	}
	websiteGates = []gate{
		{"port", i18n.Of("접속", "port"), i18n.Of("엔드포인트 접속", "Connection to the endpoint"), judgePort},
		{"verb", i18n.Of("메서드", "method"), i18n.Of("웹사이트의 메서드", "Methods of the website"), judgeVerb},
		{"site", i18n.Of("정책", "policy"), i18n.Of("버킷 정책", "Bucket policy"), judgeSite},
	}
	balancerGates = []gate{
		{"group", i18n.Same("SG"), i18n.Of("보안 그룹", "Security group"), judgeGroup},
		{"tls", i18n.Of("인증서", "TLS"), i18n.Of("오리진 인증서", "Origin certificate"), judgeTLS},
		{"header", i18n.Of("헤더", "header"), i18n.Of("비밀 헤더", "Secret header"), judgeHeader},
	}
)

func originGates(kind string) []gate {
	switch kind {
	case bucket:
		return bucketGates
	case website:
		return websiteGates
	}
	return balancerGates
}

// gateNamed returns a gate by its id, wherever it stands.
func gateNamed(id string) *gate {
	for _, list := range [][]gate{edgeGates, bucketGates, websiteGates, balancerGates} {
		for i := range list {
			if list[i].id == id {
				return &list[i]
			}
		}
	}
	panic("edgepath.gateNamed: no gate " + id)
}
