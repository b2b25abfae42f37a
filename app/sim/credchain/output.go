package credchain

// program writes the call that has to be signed, the way the tool makes it. A
// way the tool does not have leaves it as it is.
func (m *model) program() string {
	ways := &toolOf(m.tool).program
	switch {
	case m.direct == byProfile && ways[1] != "":
		return ways[1]
	case m.direct == byKeys && ways[2] != "":
		return ways[2]
	}
	return ways[0]
}

// output writes what the call answers, or the error that keeps it from being
// made.
func (m *model) output() string {
	who := m.winner()
	switch {
	case who == nobody:
		return m.errorName() + "\n"
	case who.refused() != "":
		return m.clientError(who.refused(), "GetCallerIdentity") + "\n"
	}
	return who.arn() + "\n"
}

// errorName is the error in the words of the tool, as far as they do not depend
// on the machine: the CLI's message, boto3's exception with it, a part of the
// Go SDK's message. Java has one exception for a chain that came to its end.
func (m *model) errorName() string {
	why := m.load
	if why == "" && m.stop >= 0 {
		why = m.steps[m.stop].why
	}
	switch {
	case m.tool == javaV2:
		return "SdkClientException: Unable to load credentials from any of the providers in the chain"
	case m.tool == goSDK && goErrors.of(why).Ko != "":
		return goErrors.of(why).Ko
	case why == "base-refused":
		return m.clientError(m.askEnv().id.refused(), "AssumeRole")
	case why == "web-refused":
		return m.clientError("InvalidIdentityToken", "AssumeRoleWithWebIdentity")
	case m.tool == goSDK:
		return "failed to refresh cached credentials"
	}
	e := botocoreErrors.of(why)
	if m.tool == cli {
		return e.En
	}
	return e.Ko + ": " + e.En
}

// clientError is an error of AWS as each tool reports it.
func (m *model) clientError(code, operation string) string {
	s := "An error occurred (" + code + ") when calling the " + operation + " operation"
	switch m.tool {
	case boto3:
		return "ClientError: " + s
	case cli:
		return s
	case goSDK:
		return code
	}
	return "StsException: " + code
}

const fromSource = "Error when retrieving credentials from "

// botocoreErrors are classes of botocore's exceptions and how their messages
// begin.
var botocoreErrors = words{
	{"", "NoCredentialsError", "Unable to locate credentials"},
	{"load-missing", "ProfileNotFound", "The config profile (" + missingProfile + ") could not be found"},
	{"env-half", "PartialCredentialsError", "Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY"},
	{"keys-half", "PartialCredentialsError", "Partial credentials found in shared-credentials-file, missing: aws_secret_access_key"},
	{"role-alone", "PartialCredentialsError", "Partial credentials found in assume-role, missing: source_profile or credential_source"},
	{"role-both", "InvalidConfigError", "The profile \"prod\" contains both source_profile and credential_source."},
	{"role-lost", "InvalidConfigError", "The source_profile \"stage\" referenced in the profile \"prod\" does not exist."},
	{"role-loop", "InfiniteLoopConfigError", "Infinite loop in credential configuration detected."},
	{"role-ec2-none", "CredentialRetrievalError", fromSource + "Ec2InstanceMetadata"},
	{"role-ecs-none", "CredentialRetrievalError", fromSource + "EcsContainer"},
	{"role-env-none", "CredentialRetrievalError", fromSource + "Environment"},
	{"web-no-arn", "InvalidConfigError", "The provided profile or the current environment is configured to assume role with web identity"},
	{"sso-expired", "TokenRetrievalError", "Error when retrieving token from sso"},
	{"container-bad-host", "ValueError", "Unsupported host '10.0.0.5'."},
	{"container-down", "CredentialRetrievalError", fromSource + "container-role"},
	{"process-fails", "CredentialRetrievalError", fromSource + "custom-process"},
}

var goErrors = words{
	{"", "no EC2 IMDS role found", ""},
	{"load-missing", "failed to get shared config profile, " + missingProfile, ""},
	{"keys-half", "partial credentials found for profile", ""},
	{"load-ways", "only one credential type may be specified per profile", ""},
	{"role-lost", "failed to load assume role", ""},
	{"role-loop", "failed to load assume role", ""},
	{"role-env-none", "static credentials are empty", ""},
	{"role-ecs-none", "EcsContainer was specified as the credential_source", ""},
	{"role-ec2-none", "no EC2 IMDS role found", ""},
	{"web-no-arn", "role ARN is not set", ""},
	{"sso-expired", "cached SSO token is expired", ""},
	{"container-down", "failed to load credentials", ""},
	{"container-bad-host", "invalid endpoint host, \"10.0.0.5\"", ""},
	{"process-fails", "error in credential_process", ""},
}
