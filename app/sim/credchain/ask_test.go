package credchain

import (
	"strings"
	"testing"

	"notelab/app/quiz"
	"notelab/app/sim/simtest"
)

// said is a configuration read back from the words of an English prompt.
type said struct {
	tool                                  string
	direct                                bool
	env, web, named, deflt, keys, role    string
	method, container                     string
	instance, switchedOff                 bool
	prodInCredentials, prodInConfig, half bool
}

// read finds the sentences of a prompt.
func read(t *testing.T, prompt string) said {
	t.Helper()
	var s said
	has := func(words string) bool { return strings.Contains(prompt, words) }
	first := func(pairs ...string) string {
		for i := 0; i < len(pairs); i += 2 {
			if has(pairs[i]) {
				return pairs[i+1]
			}
		}
		return ""
	}
	s.tool = first("with the AWS CLI v2.", "python", "A Python app", "python", "A Go app", "go", "A Java app", "java")
	s.direct = has("carries --profile prod") || has(`with Session(profile_name="prod").`) || has(`passes WithSharedConfigProfile("prod")`)
	s.env = first("the IAM user legacy.", "the IAM user legacy", "of the role Function.", "the role Function", "of the role Batch,", "the role Batch", "role Nightly, which", "the role Nightly", "AWS_ACCESS_KEY_ID without", "half")
	if !has("The environment holds") {
		s.env = ""
	}
	s.web = first("names the role PodIrsa", "good", "but AWS_ROLE_ARN is not", "bad", "STS refuses that token", "bad")
	s.named = first("AWS_PROFILE=prod is", "prod", "AWS_PROFILE=prdo is", "missing")
	s.deflt = first("The profile default in ~/.aws/credentials has the keys", "keys", "The profile default in ~/.aws/config has the keys", "keys", "The profile default in ~/.aws/credentials has aws_access_key_id without", "half")
	s.prodInCredentials = has("deployer in ~/.aws/credentials")
	s.prodInConfig = has("retired in ~/.aws/config") || has("keys of retired in ~/.aws/config")
	s.half = has("The profile prod has aws_access_key_id without")
	s.role = first("with both source_profile and credential_source", "both", "and source_profile = dev", "dev")
	s.method = first("and its session is alive", "sso", "but its session has expired", "sso-expired", "prints credentials of the role OnPrem", "process", "ends with an error", "process-fails")
	s.container = first("the task role TaskRole answers", "the role TaskRole", "of EKS Pod Identity answers", "the role PodIdentity", "but nothing answers there", "bad", "http://10.0.0.5/", "bad")
	s.instance = has("has the role InstanceRole")
	s.switchedOff = has("AWS_EC2_METADATA_DISABLED")
	if !has("There is no other source.") {
		t.Fatalf("the prompt does not say that it is complete: %s", prompt)
	}
	return s
}

const fault = "nobody: it ends with an error, without credentials"

// resolve is the rule a second time, in one flat list a tool, as one would
// explain it at a whiteboard.
func (s said) resolve() string {
	prod := s.direct || s.named == "prod"
	cred, conf, half := s.prodInCredentials, s.prodInConfig, s.half
	user, confUser := "the IAM user deployer", "the IAM user retired"
	role, method := s.role, s.method
	if !prod {
		role, method, half = "", "", s.deflt == "half"
		cred, conf = s.deflt == "keys", false
		user = "the IAM user laptop"
	}
	missing := s.named == "missing" && !s.direct
	if missing {
		cred, half = false, false
	}
	last := fault
	if s.instance && !s.switchedOff {
		last = "the role InstanceRole"
	}
	env := s.env
	switch s.tool {
	case "python":
		if missing {
			return fault
		}
		if !s.direct && env != "" {
			return or(env, "half")
		}
		switch role {
		case "both":
			return fault
		case "dev":
			return "the role Deploy"
		}
		if !s.direct && s.web != "" {
			return or(map[string]string{"good": "the role PodIrsa", "bad": "half"}[s.web], "half")
		}
		if strings.HasPrefix(method, "sso") {
			return or(map[string]string{"sso": "the role SsoDeveloper"}[method], "")
		}
		if cred || half {
			return or(map[bool]string{false: user}[half], "")
		}
		if method != "" {
			return or(map[string]string{"process": "the role OnPrem"}[method], "")
		}
		if conf {
			return confUser
		}
	case "go":
		if missing || half || role == "both" {
			return fault
		}
		if !s.direct && env != "" && env != "half" {
			return env
		}
		if !s.direct && s.web != "" {
			return or(map[string]string{"good": "the role PodIrsa"}[s.web], "")
		}
		switch {
		case role == "dev":
			return "the role Deploy"
		case cred:
			return user
		case conf:
			return confUser
		case method != "":
			return or(map[string]string{"sso": "the role SsoDeveloper", "process": "the role OnPrem"}[method], "")
		}
	default: // Java: whatever throws is passed over
		switch {
		case env != "" && env != "half":
			return env
		case s.web == "good":
			return "the role PodIrsa"
		case method == "sso":
			return "the role SsoDeveloper"
		case role == "dev" && method != "sso-expired":
			return "the role Deploy"
		case method == "process" && role == "":
			return "the role OnPrem"
		case method == "" && role == "" && cred:
			return user
		case method == "" && role == "" && conf:
			return confUser
		}
		if s.container == "bad" {
			return last
		}
	}
	if s.container != "" {
		return or(s.container, "bad")
	}
	return last
}

// or is a result, unless it is none or faulty.
func or(result, faulty string) string {
	if result == "" || result == faulty {
		return fault
	}
	return result
}

// after changes what a prompt said by the words of a change.
func (s said) after(change string) said {
	has := func(words string) bool { return strings.Contains(strings.ToLower(change), words) }
	switch {
	case has("remove them from the environment"), has("remove the keys from the environment"):
		s.env = ""
	case has("remove the two web"):
		s.web = ""
	case has("remove those keys from the profile default"), has("delete the profile default"):
		s.deflt = ""
	case has("remove all static keys"):
		s.prodInCredentials, s.prodInConfig, s.half = false, false, false
	case has("remove role_arn"):
		s.role = ""
	case has("remove those settings"):
		s.method = ""
	case has("remove the container"):
		s.container = ""
	case has("set aws_profile=prod"):
		s.named = "prod"
	case has("put --profile prod"), has("make the client with session(profile"), has("pass withsharedconfigprofile"):
		s.direct = true
	case has("attach the role instancerole"):
		s.instance = true
	}
	return s
}

func TestQuestions(t *testing.T) {
	simtest.Questions(t, New(), func(t *testing.T, kind string, q quiz.Question) string {
		prompt := simtest.Plain(q.Prompt)
		s := read(t, prompt)
		switch kind {
		case "winner", "profile", "broken":
			return s.resolve()
		case "remove":
			head, order, _ := strings.Cut(prompt, "Now the call goes out with the credentials of ")
			now, order, _ := strings.Cut(order, ". ")
			if got := read(t, head).resolve(); got != now {
				t.Errorf("%s: the prompt says %q now; want %q\n%s", q.ID, now, got, prompt)
			}
			return read(t, head).after(order).resolve()
		case "differs":
			var end [3]string
			for i, tool := range []string{"python", "go", "java"} {
				s.tool = tool
				end[i] = s.resolve()
			}
			switch {
			case end[0] == end[1] && end[1] == end[2]:
				return "none: all four agree"
			case end[1] == end[2]:
				return "AWS CLI v2 and boto3"
			case end[0] == end[2]:
				return "Go SDK v2"
			case end[0] == end[1]:
				return "Java SDK v2"
			}
			t.Errorf("%s: three different ends %q", q.ID, end)
		case "fix":
			head, order, _ := strings.Cut(prompt, "Now it goes out with the credentials of ")
			_, wanted, _ := strings.Cut(order, "with those of ")
			wanted = strings.TrimSuffix(wanted, "?")
			right := ""
			for _, o := range q.Options {
				option := simtest.Plain(o.Body)
				if read(t, head).after(option).resolve() == wanted {
					if right != "" {
						t.Errorf("%s: both %q and %q work\n%s", q.ID, right, option, prompt)
					}
					right = option
				}
			}
			return right
		case "key":
			switch who := s.resolve(); {
			case who == fault:
				return "never sent, for lack of credentials"
			case who == "the role Nightly":
				return "signed, and refused with ExpiredToken"
			case who == "the role Batch":
				return "signed, and refused with InvalidClientTokenId"
			case strings.HasPrefix(who, "the role"):
				return "signed with a temporary key that begins with ASIA and its session token, and accepted"
			default:
				return "signed with a long-term key that begins with AKIA, and accepted"
			}
		}
		return ""
	})
}
