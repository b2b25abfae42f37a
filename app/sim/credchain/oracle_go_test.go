//go:build !js

package credchain

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/endpointcreds"
	"github.com/aws/aws-sdk-go-v2/credentials/logincreds"
	"github.com/aws/aws-sdk-go-v2/credentials/ssocreds"

	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

// The oracle for Go is the SDK itself: LoadDefaultConfig of
// github.com/aws/aws-sdk-go-v2/config reads the very environment and files that
// the model shows as documents, and its provider is asked for credentials. Only
// the network is ours: STS, SSO, the container endpoint and IMDS answer from
// memory.
func TestGoAsTheSDKItself(t *testing.T) {
	r := sim.NewRand(11)
	var all []sim.Values
	// Everything the profile prod can hold, on an instance with a role.
	profile := info.Defaults().Must("tool", goSDK, "env", unset, "aws-profile", prodProfile)
	for _, keys := range options("prod-keys") {
		for _, role := range options("prod-role") {
			for _, method := range options("prod-method") {
				all = append(all, profile.Must("prod-keys", keys, "prod-role", role, "prod-method", method))
			}
		}
	}
	for range 500 {
		v := simtest.Random(r, info, nil).Must("tool", goSDK)
		if r.IntN(2) > 0 { // let many chains get as far as the profile
			v = v.Must("direct", unset, "env", unset, "web", unset)
		}
		all = append(all, v)
	}
	found, failed, assumed := 0, 0, 0
	for i, v := range all {
		if testing.Short() && i%9 > 0 {
			continue
		}
		m := simulator{}.Run(v).Model.(*model)
		got, base, err := sdk(t, v)
		if err != nil {
			failed++
		} else {
			found++
		}
		if base != "" {
			assumed++
		}
		compare(t, v, m, got, base, err)
		if t.Failed() {
			t.FailNow()
		}
	}
	if n := found + failed; found < n/5 || failed < n/20 || assumed < n/50 {
		t.Errorf("%d with credentials, %d without, %d of them assumed: not a test of everything", found, failed, assumed)
	}
	t.Logf("%d with credentials, %d without, %d of them assumed", found, failed, assumed)
}

func options(name string) []string {
	p, _ := info.Param(name)
	var names []string
	for _, o := range p.Options {
		names = append(names, o.Name)
	}
	return names
}

func compare(t *testing.T, v sim.Values, m *model, got, base string, err error) {
	t.Helper()
	want, wantBase := "", ""
	if who := m.winner(); who != nobody {
		want = who.accessKey()
		if b := m.steps[m.stop].base; b != nobody {
			wantBase = b.accessKey()
		}
	}
	if got != want || base != wantBase {
		t.Errorf("%s\nmodel %q from %q, SDK %q from %q, %v", v.Query(), want, wantBase, got, base, err)
	}
	if err == nil || m.tool != goSDK {
		return
	}
	// The words shown as the result are the SDK's own.
	if text := m.errorName(); !strings.Contains(err.Error(), text) {
		t.Errorf("%s\nmodel says %q, SDK %v", v.Query(), text, err)
	}
}

// Names of variables that a developer's machine may have set.
var variables = []string{
	"AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY", "AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY", "AWS_SESSION_TOKEN",
	"AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN", "AWS_ROLE_SESSION_NAME", "AWS_PROFILE", "AWS_DEFAULT_PROFILE",
	"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_AUTHORIZATION_TOKEN",
	"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "AWS_EC2_METADATA_DISABLED", "AWS_EC2_METADATA_SERVICE_ENDPOINT",
	"AWS_LOGIN_CACHE_DIRECTORY", "AWS_CA_BUNDLE", "AWS_STS_REGIONAL_ENDPOINTS", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_STS",
}

// sdk asks the real SDK: the access key ID it signs with, the one that assumed
// a role for it, and its error.
func sdk(t *testing.T, v sim.Values) (key, base string, err error) {
	t.Helper()
	dir := t.TempDir()
	write := func(name, body string) string {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	for _, name := range variables {
		t.Setenv(name, "")
		os.Unsetenv(name)
	}
	t.Setenv("HOME", dir)
	t.Setenv("AWS_REGION", "ap-northeast-2")
	w := worldOf(v)
	token := "token"
	if w.web == webRefused {
		token = "refused"
	}
	output := write("process.json", `{"Version": 1, "AccessKeyId": "`+onPremRole.accessKey()+`", "SecretAccessKey": "s", "SessionToken": "t"}`)
	command := "cat " + output
	if w.profile.method == methodProcessFail {
		command = "false"
	}
	real := strings.NewReplacer(
		"/var/run/secrets/eks.amazonaws.com/serviceaccount/token", write("pod-token", token),
		"/var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token", write("pod-identity-token", "token"),
		"/etc/corp/oidc-token", write("oidc-token", "token"),
		"/opt/corp/issue-aws-creds --json", command,
	)
	write(".aws/credentials", real.Replace(credentialsFile(v)))
	write(".aws/config", real.Replace(configFile(v)))
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", filepath.Join(dir, ".aws/credentials"))
	t.Setenv("AWS_CONFIG_FILE", filepath.Join(dir, ".aws/config"))
	for _, line := range strings.Split(environment(v), "\n") {
		if name, value, ok := strings.Cut(strings.TrimPrefix(line, "export "), "="); ok {
			t.Setenv(name, real.Replace(value))
		}
	}
	sessions(t, dir, w.profile.method == methodSSOExpired)

	net := &network{w: w}
	options := []func(*config.LoadOptions) error{
		config.WithHTTPClient(net),
		config.WithRetryer(func() aws.Retryer { return aws.NopRetryer{} }),
		config.WithEndpointCredentialOptions(func(o *endpointcreds.Options) { o.HTTPClient = net }),
	}
	switch v.Get("direct") {
	case byProfile:
		options = append(options, config.WithSharedConfigProfile(prodProfile))
	case byKeys:
		options = append(options, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(codeUser.accessKey(), "s", "")))
	}
	cfg, err := config.LoadDefaultConfig(context.Background(), options...)
	if err != nil {
		return "", "", err
	}
	got, err := cfg.Credentials.Retrieve(context.Background())
	if err != nil {
		return "", "", err
	}
	return got.AccessKeyID, net.base, nil
}

// sessions writes what aws sso login and aws login leave behind.
func sessions(t *testing.T, dir string, expired bool) {
	t.Helper()
	until := time.Now().Add(time.Hour)
	if expired {
		until = time.Now().Add(-time.Hour)
	}
	write := func(file, body string, err error) {
		if err == nil {
			err = os.MkdirAll(filepath.Dir(file), 0o700)
		}
		if err == nil {
			err = os.WriteFile(file, []byte(body), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	sso, err := ssocreds.StandardCachedTokenFilepath("corp")
	if !strings.HasPrefix(sso, dir) {
		t.Fatalf("the SSO cache is at %s", sso)
	}
	write(sso, `{"accessToken": "a", "expiresAt": "`+until.UTC().Format(time.RFC3339)+`"}`, err)
	login, err := logincreds.StandardCachedTokenFilepath(consoleUser.arn(), "")
	write(login, `{"accessToken": {"accessKeyId": "`+consoleUser.accessKey()+`", "secretAccessKey": "s", "sessionToken": "t", "accountId": "`+account+`", "expiresAt": "`+time.Now().Add(time.Hour).UTC().Format(time.RFC3339)+`"}, "refreshToken": "r", "clientId": "c", "dpopKey": "k"}`, err)
}

// network answers in place of AWS.
type network struct {
	w    world
	base string // access key ID that asked for AssumeRole
}

func (n *network) Do(req *http.Request) (*http.Response, error) {
	host, path := req.URL.Hostname(), req.URL.Path
	expiration := time.Now().Add(time.Hour).UTC().Format(time.RFC3339)
	given := func(who id) string {
		return `{"Code": "Success", "AccessKeyId": "` + who.accessKey() + `", "SecretAccessKey": "s", "Token": "t", "Expiration": "` + expiration + `"}`
	}
	switch {
	case host == "169.254.170.2" && n.w.container != uriDown:
		return reply(200, given(taskRole))
	case host == "169.254.170.23" && req.Header.Get("Authorization") == "token":
		return reply(200, given(podIdentityRole))
	case host == "169.254.169.254" && n.w.ec2 != notEC2:
		switch {
		case path == "/latest/api/token":
			res, err := reply(200, "metadata-token")
			res.Header.Set("X-Aws-Ec2-Metadata-Token-Ttl-Seconds", "21600")
			return res, err
		case n.w.ec2 == ec2NoRole:
			return reply(404, "")
		case strings.HasSuffix(path, "/iam/security-credentials/"):
			return reply(200, instanceRole.name())
		}
		return reply(200, given(instanceRole))
	case strings.HasPrefix(host, "sts."):
		return n.sts(req, expiration)
	case strings.HasPrefix(host, "portal.sso."):
		return reply(200, fmt.Sprintf(`{"roleCredentials": {"accessKeyId": %q, "secretAccessKey": "s", "sessionToken": "t", "expiration": %d}}`, ssoRole.accessKey(), time.Now().Add(time.Hour).UnixMilli()))
	}
	return nil, fmt.Errorf("nothing answers at %s", host)
}

func (n *network) sts(req *http.Request, expiration string) (*http.Response, error) {
	raw, err := io.ReadAll(req.Body)
	if err != nil {
		return nil, err
	}
	form, action := string(raw), "AssumeRoleWithWebIdentity"
	who := deployRole
	if strings.Contains(form, podRole.name()) {
		who = podRole
	}
	refusal := ""
	if strings.Contains(form, "Action=AssumeRole&") {
		action = "AssumeRole"
		_, n.base, _ = strings.Cut(req.Header.Get("Authorization"), "Credential=")
		n.base, _, _ = strings.Cut(n.base, "/")
		for _, bad := range []id{tokenless, expiredRole} {
			if n.base == bad.accessKey() {
				refusal = bad.refused()
			}
		}
	} else if strings.Contains(form, "WebIdentityToken=refused") {
		refusal = "InvalidIdentityToken"
	}
	if refusal != "" {
		return reply(400, `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>`+refusal+`</Code><Message>no</Message></Error></ErrorResponse>`)
	}
	return reply(200, `<`+action+`Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><`+action+`Result><Credentials><AccessKeyId>`+who.accessKey()+`</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>`+expiration+`</Expiration></Credentials><AssumedRoleUser><AssumedRoleId>A:s</AssumedRoleId><Arn>`+who.arn()+`</Arn></AssumedRoleUser></`+action+`Result></`+action+`Response>`)
}

func reply(status int, body string) (*http.Response, error) {
	return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body))}, nil
}
