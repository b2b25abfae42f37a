package edgepath

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// codeText writes a status, or that there is none.
func codeText(code int) i18n.Text {
	if code == 0 {
		return i18n.Of("응답 없음", "no answer")
	}
	return i18n.Same(strconv.Itoa(code))
}

// final is the last request of the run.
func (m *model) final() *round { return m.rounds[len(m.rounds)-1] }

func (m *model) figures() []sim.Figure {
	var out []sim.Figure
	add := func(key string, label i18n.Text, n int, text i18n.Text, tone sim.Tone) {
		out = append(out, sim.Figure{Key: key, Label: label, Value: float64(n), Text: text, Tone: tone})
	}
	q := m.final()
	add("status", i18n.Of("뷰어가 받은 것", "viewer got"), q.code, codeText(q.code), codeTone(q.code))
	n := len(m.rounds)
	add("requests", i18n.Of("뷰어의 요청", "viewer's requests"), n, i18n.Same(strconv.Itoa(n)), sim.Plain)

	n = 0
	for i := range q.edge {
		if q.edge[i].code == passed {
			n++
		}
	}
	tone := sim.Bad
	if n == len(edgeGates) {
		tone = sim.Good
	}
	add("passed", i18n.Of("지난 엣지의 문", "edge gates passed"), n, i18n.Same(strconv.Itoa(n)+"/"+strconv.Itoa(len(edgeGates))), tone)

	to, legs, safe := 0, 0, 0
	text := i18n.Of("접속하지 않음", "none")
	if m.via == viaEdge {
		if legs++; q.https {
			safe++
		}
		if q.reached {
			secure := m.secure(q.https)
			if to, _ = strconv.Atoi(port(secure)); secure {
				safe++
			}
			legs++
			text = i18n.Same(port(secure) + " " + protocol(secure))
		}
	}
	add("port", i18n.Of("오리진에 접속한 포트", "port of the origin"), to, text, sim.Plain)
	tone, text = sim.Good, i18n.Same(strconv.Itoa(safe)+"/"+strconv.Itoa(legs))
	switch {
	case legs == 0:
		tone, text = sim.Muted, i18n.Of("해당 없음", "does not apply")
	case safe < legs:
		tone = sim.Wait
	}
	add("encrypted", i18n.Of("암호화된 구간", "encrypted legs"), safe, text, tone)
	for _, d := range []struct {
		key   string
		label i18n.Text
		r     *round
	}{
		{"direct", i18n.Of("오리진 주소로 바로", "straight to the origin"), m.direct},
		{"other", i18n.Of("남의 배포로", "through another's distribution"), m.other},
	} {
		tone := sim.Good // shut is what one wants here
		if d.r.code == 200 || d.r.code == 204 {
			tone = sim.Bad
		}
		add(d.key, d.label, d.r.code, codeText(d.r.code), tone)
	}
	return out
}

// documents are the bucket's policy and, for SSE-KMS, the key's.
func (m *model) documents() []sim.Document {
	if m.origin != bucket {
		return nil
	}
	var actions string
	switch m.actions {
	case "get":
		actions = `"s3:GetObject"`
	case "put":
		actions = `["s3:GetObject", "s3:PutObject"]`
	default:
		actions = `["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]`
	}
	statement := func(principal, actions, resource, arn string) string {
		s := "  {\n    \"Effect\": \"Allow\",\n    \"Principal\": " + principal + ",\n    \"Action\": " + actions + ",\n    \"Resource\": \"" + resource + `"`
		if arn != "" {
			s += ",\n    \"Condition\": {\"StringEquals\": {\"AWS:SourceArn\": \"" + arn + "\"}}"
		}
		return s + "\n  }"
	}
	const service, objects = `{"Service": "cloudfront.amazonaws.com"}`, "arn:aws:s3:::my-bucket/*"
	user := `{"AWS": "` + oaiARN + `"}`
	var body string
	switch m.policy {
	case "this":
		body = statement(service, actions, objects, distributionARN)
	case "another":
		body = statement(service, actions, objects, oldARN)
	case "any":
		body = statement(service, actions, objects, "")
	case "oai":
		body = statement(user, actions, objects, "")
	case "both":
		body = statement(service, actions, objects, distributionARN) + ",\n" + statement(user, actions, objects, "")
	case "public":
		body = statement(`"*"`, actions, objects, "")
	}
	document := func(key string, title i18n.Text, body string) sim.Document {
		if body != "" {
			body += "\n"
		}
		return sim.Document{Key: key, Title: title, Body: "{\"Version\": \"2012-10-17\", \"Statement\": [\n" + body + "]}\n"}
	}
	docs := []sim.Document{document("bucket-policy", i18n.Of("버킷 정책", "Bucket policy"), body)}
	if m.kms && m.keyPolicy {
		docs = append(docs, document("key-policy", i18n.Of("KMS 키 정책에 더한 문장", "Statement in the KMS key policy"),
			statement(service, `["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*"]`, "*", distributionARN)))
	}
	return docs
}
