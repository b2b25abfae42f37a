package credchain

import (
	"testing"
)

func run(t *testing.T, pairs ...string) *model {
	t.Helper()
	given := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		given[pairs[i]] = pairs[i+1]
	}
	v, errs := info.Parse(given)
	for _, e := range errs {
		t.Fatal(e)
	}
	return simulator{}.Run(v).Model.(*model)
}

// The decision table of the fact sheet, row by row: what botocore's chain (CLI
// and boto3), Go and Java end up with. Its sources: botocore credentials.py and
// configprovider.py (https://github.com/boto/botocore), the CLI's copy
// (https://github.com/aws/aws-cli/tree/v2), resolve_credentials.go and
// shared_config.go (https://github.com/aws/aws-sdk-go-v2/tree/main/config),
// DefaultCredentialsProvider and ProfileCredentialsUtils
// (https://github.com/aws/aws-sdk-java-v2). The rows that the sheet has "not
// checked" for Java are filled in from those two classes.
func TestTheDecisionTable(t *testing.T) {
	const (
		K       = "env=user"
		k       = "env=half"
		W       = "web=set"
		P       = "aws-profile=prod"
		X       = "direct=profile"
		laptop  = "default=credentials"
		profile = "prod-keys=credentials"
		ec2     = "ec2=role"
	)
	for _, row := range []struct {
		n                      string
		given                  []string
		botocore, golang, java id
	}{
		{"1", []string{K, laptop}, legacyUser, legacyUser, legacyUser},
		{"2", []string{K, P, profile}, legacyUser, legacyUser, legacyUser},
		{"3", []string{K, X, profile}, deployer, deployer, legacyUser}, // Java: no such step
		{"4", []string{k, laptop}, nobody, laptopUser, laptopUser},
		{"5", []string{W, laptop}, podRole, podRole, podRole},
		{"6", []string{W, P, "prod-role=source"}, deployRole, podRole, podRole},
		{"7", []string{K, W}, legacyUser, legacyUser, legacyUser},
		{"8", []string{X, W, profile}, deployer, deployer, podRole}, // Java: no such step
		{"9", []string{P, "prod-keys=both"}, deployer, deployer, deployer},
		{"10 keys in credentials", []string{P, "prod-method=sso", profile}, ssoRole, deployer, ssoRole},
		{"10 keys in config", []string{P, "prod-method=sso", "prod-keys=config"}, ssoRole, oldDeployer, ssoRole},
		{"11", []string{P, "prod-method=process", profile}, deployer, deployer, onPremRole},
		{"12", []string{P, "prod-method=process", "prod-keys=config"}, onPremRole, oldDeployer, onPremRole},
		{"13", []string{P, "prod-role=both"}, nobody, nobody, nobody},
		{"13 on EC2", []string{P, "prod-role=both", ec2}, nobody, nobody, instanceRole}, // Java goes on
		{"14", []string{"container=relative", ec2}, taskRole, taskRole, taskRole},
		{"15", []string{"container=both"}, taskRole, taskRole, taskRole},
		{"16", []string{"container=bad-host"}, nobody, nobody, nobody},
		{"16 on EC2", []string{"container=bad-host", ec2}, nobody, nobody, instanceRole}, // Java goes on
		{"17 AWS_PROFILE", []string{P, ec2}, instanceRole, instanceRole, instanceRole},
		{"17 explicit", []string{X, ec2}, instanceRole, instanceRole, instanceRole},
		{"18", nil, nobody, nobody, nobody},
	} {
		for i, want := range []id{row.botocore, row.botocore, row.golang, row.java} {
			pairs := []string{"env", "none", "ec2", "off", "tool", tools[i].key}
			for _, g := range row.given {
				at := 0
				for g[at] != '=' {
					at++
				}
				pairs = append(pairs, g[:at], g[at+1:])
			}
			if got := run(t, pairs...).winner(); got != want {
				t.Errorf("row %s, %s: %q; want %q", row.n, tools[i].key, got.path(), want.path())
			}
		}
	}
}

// What the table leaves open and the documentation or a source says.
func TestDocumentedDetails(t *testing.T) {
	at := func(m *model) string {
		if m.stop < 0 {
			return m.load
		}
		return m.steps[m.stop].p.key() + " " + m.steps[m.stop].why
	}
	for _, c := range []struct {
		name  string
		given []string
		want  string
	}{
		// botocore EnvProvider: a key ID without a secret key raises.
		{"half a pair", []string{"env", "half"}, "env env-half"},
		// botocore ContainerProvider: "if the variable is set, retrieve or fail".
		{"container down", []string{"env", "none", "container", "down"}, "container container-down"},
		// aws-sdk-go-v2 resolveConfigLoaders: a profile named by AWS_PROFILE must exist, keys or not.
		{"Go, profile missing", []string{"tool", "go", "aws-profile", "missing"}, "load-missing"},
		// botocore get_scoped_config: the same.
		{"boto3, profile missing", []string{"aws-profile", "missing"}, "load-missing"},
		// AwsCredentialsProviderChain: exceptions of a provider are ignored.
		{"Java, profile missing", []string{"tool", "java", "env", "none", "aws-profile", "missing"}, "imds imds"},
		// One provider of Java stands for the whole profile: keys behind an expired SSO session are not reached.
		{"Java, SSO expired before keys", []string{"tool", "java", "env", "none", "aws-profile", "prod", "prod-method", "sso-expired", "prod-keys", "both"}, "imds imds"},
		// botocore: an explicit profile shuts out the web identity variables too.
		{"explicit profile and web identity", []string{"direct", "profile", "web", "set"}, "imds imds"},
		// aws login stands between the credentials file and the process.
		{"login and keys in credentials", []string{"env", "none", "aws-profile", "prod", "prod-method", "login", "prod-keys", "credentials"}, "credentials keys"},
		{"login and keys in config", []string{"env", "none", "aws-profile", "prod", "prod-method", "login", "prod-keys", "config"}, "login login"},
	} {
		if got := at(run(t, c.given...)); got != c.want {
			t.Errorf("%s: %s; want %s", c.name, got, c.want)
		}
	}
}

// The order inside a profile in Java, by ProfileCredentialsUtils of
// aws-sdk-java-v2 (read 2026-11): web identity, SSO, role, login, process, keys.
func TestWaysOfAProfileInJava(t *testing.T) {
	for _, c := range []struct {
		keys, role, method string
		want               id
	}{
		{"both", "source", "web", deployRole},
		{"both", "source", "sso", ssoRole},
		{"both", "source", "process", deployRole},
		{"both", "source", "login", deployRole},
		{"both", "none", "login", consoleUser},
		{"both", "none", "process", onPremRole},
		{"both", "alone", "none", deployer}, // a role without a source is ignored
		{"both", "alone", "process", onPremRole},
		{"both", "self", "none", taskRole},  // circular: the profile is passed by
		{"both", "lost", "none", taskRole},  // likewise
		{"both", "ec2", "none", taskRole},   // no instance to ask
		{"both", "ecs", "none", deployRole}, // the container gives what assumes it
		{"config", "none", "none", oldDeployer},
		{"half", "none", "none", taskRole},
	} {
		m := run(t, "tool", "java", "env", "none", "aws-profile", "prod", "container", "relative", "ec2", "off", "prod-keys", c.keys, "prod-role", c.role, "prod-method", c.method)
		if got := m.winner(); got != c.want {
			t.Errorf("keys %s, role %s, method %s: %q; want %q", c.keys, c.role, c.method, got.path(), c.want.path())
		}
	}
}

// Java's profile provider throws for a profile that does not exist, which is
// more than having nothing to say.
func TestJavaPassesOverAMissingProfile(t *testing.T) {
	m := run(t, "tool", "java", "env", "none", "aws-profile", "missing")
	for i := range m.steps {
		s := &m.steps[i]
		if first := s.p == pWebProfile; first != (s.verdict == passed) || s.jumped != (s.p.ofProfile() && !first) {
			t.Errorf("step %d, %s: %s, jumped %v", i+1, s.p.key(), verdictNames[s.verdict], s.jumped)
		}
	}
}

// Adding something behind the step that answers never changes the answer, and
// removing the sources one by one brings them up in the order of the note: the
// environment, the profile, the container, the instance.
func TestTheSkeletonOfEveryChain(t *testing.T) {
	for i := range tools {
		tool := tools[i].key
		all := []string{"tool", tool, "env", "user", "default", "credentials", "container", "relative", "ec2", "role"}
		for n, want := range []id{legacyUser, laptopUser, taskRole, instanceRole, nobody} {
			if got := run(t, all...).winner(); got != want {
				t.Errorf("%s without the first %d: %q; want %q", tool, n, got.path(), want.path())
			}
			if n < 4 {
				if all[3+2*n] = "none"; n == 3 {
					all[3+2*n] = "off"
				}
			}
		}
	}
}
