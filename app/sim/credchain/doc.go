// Package credchain simulates how four tools find the credentials that sign a
// call: the AWS CLI v2, boto3, the SDK for Go v2 and the SDK for Java 2.x.
// Credentials of different users and roles are left in several places; the tool
// asks one provider after another until one of them has credentials or an error
// ends the search.
//
// Rules modelled, and where they were read (2026-11):
//
//   - The chain of the CLI and of boto3 is botocore's: keys given in code,
//     environment, assume role of the profile, web identity (environment, else
//     profile), SSO, keys in the credentials file, aws login session,
//     credential_process, keys in the config file, container, instance. A profile
//     chosen on the command line or in code takes the environment out; half a
//     pair of keys, a faulty profile and a container endpoint that fails are
//     errors, not reasons to go on.
//     https://docs.aws.amazon.com/boto3/latest/guide/credentials.html
//     https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-authentication.html
//     credentials.py and session.py in https://github.com/boto/botocore (1.43.67) and
//     https://github.com/aws/aws-cli/tree/v2 (2.36.7)
//   - Go: provider given in code, explicit profile, environment keys (as a pair
//     or not at all), web identity of the environment, then the profile: source
//     profile, keys, credential_source, web identity, SSO, aws login session,
//     process, container, instance; with a role_arn, what was found assumes that
//     role. The profile is read first, and a faulty one fails even where keys in
//     the environment would win.
//     https://docs.aws.amazon.com/sdk-for-go/v2/developer-guide/configure-gosdk.html
//     resolve_credentials.go and shared_config.go in
//     https://github.com/aws/aws-sdk-go-v2/tree/main/config (v1.33.15)
//   - Java: system properties, environment, web identity of the environment, one
//     provider for the whole profile, container, instance. The chain ignores
//     every exception of a provider and goes on.
//     https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-chain.html
//     DefaultCredentialsProvider, AwsCredentialsProviderChain and
//     ProfileCredentialsUtils in https://github.com/aws/aws-sdk-java-v2
//   - Container endpoints: the relative URI counts before the full one; over
//     http only loopback and the addresses of ECS and EKS are allowed.
//     https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
//
// The tests compare Go with the SDK itself, the CLI and boto3 with recordings of
// their own code, and Java with its sources only: there was no Java SDK to run.
//
// Simplified or left out:
//
//   - The names of users, roles and profiles are fixed, as is the account. The
//     profile dev exists for source_profile alone.
//   - aws login is taken to give temporary credentials of the IAM user who signed
//     in to the console. SSO and login sessions are alive or, for SSO, expired;
//     they are not refreshed here.
//   - Regions, files in other places, AWS_DEFAULT_PROFILE, aliases of variables,
//     the two files of boto2, MFA, chains of more than one source profile,
//     external IDs, refreshing and caching, IMDSv1 and hop limits.
//   - Java's default chain has no step for a profile given in code (a builder
//     with a ProfileCredentialsProvider replaces the chain), and the CLI has no
//     option for keys: what a tool does not have is shown and has no effect.
//   - AWS refuses expired credentials with ExpiredToken and temporary keys
//     without their token with InvalidClientTokenId; every other call succeeds,
//     since GetCallerIdentity needs no permission.
//   - The time of the trace is the time of the demonstration, not a latency.
package credchain
