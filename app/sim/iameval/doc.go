// Package iameval evaluates one request against the seven kinds of policy that can
// apply to it: real, small policies with Effect, Principal, Action, Resource and
// Condition, shown as JSON. The request walks through the gates in the order AWS
// documents and stops at the one that denies it, with the sentence that says why;
// a grant of the resource's own policy can lead it around some of them.
//
// Modelled rules, read in November 2026:
//
//   - The order: explicit denies in all policies, RCP, SCP, resource-based policy,
//     identity-based policy, permissions boundary, session policy. The default is
//     to deny. One explicit deny beats every Allow.
//     https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
//   - Within an account a resource-based policy that names an IAM user, a role
//     session or a federated user session directly grants whatever identity-based
//     policy, boundary and session policy leave unsaid. One that names the role's
//     ARN, or the ARN of the user who federated, is limited by an implicit deny in
//     boundary and session policy (the table of that page).
//   - Role trust policies and KMS key policies must allow even within an account.
//     Nobody has permissions to a key by default, the root user included; the
//     account as Principal lets identity-based policies decide.
//     https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
//     https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
//   - A role session without session policy has the role's permissions; a session
//     of GetFederationToken without one has none, but what a resource-based policy
//     grants to the session itself, and calls nothing of STS but GetCallerIdentity.
//     https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
//   - A boundary grants nothing: effective is the intersection.
//     https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
//   - An account as Principal delegates to that account. The Principal * with
//     aws:PrincipalArn set to a role is not limited by boundaries and session
//     policies, unless they deny explicitly. Groups cannot be principals.
//     https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
//   - Across accounts the resource's account must allow by the resource's policy
//     and the principal's account by its own.
//     https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
//   - SCPs limit the principals of member accounts, root users included, RCPs the
//     resources of member accounts for whoever asks. RCPFullAWSAccess cannot be
//     detached; other RCPs can only deny. RCPs cover S3, STS and KMS, and not EC2.
//     https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
//     https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
//   - The message of a denial names the kind of policy.
//     https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
//
// Simplified or assumed, because no page says it or to keep one picture:
//
//   - That Principal * with another condition than aws:PrincipalArn, or with none,
//     is a direct grant too is inferred from that one; no question depends on it.
//   - AssumeRole is refused to a session of GetFederationToken (documented) and to
//     a root user (well known, but on no page read for this) at the gate of the
//     trust policy here; where STS refuses them, no page says. No question depends
//     on it.
//   - Both accounts are members of organizations with all features; no management
//     account, no service-linked role, no service principal that calls, no grants
//     of KMS, ACLs, Block Public Access, access points or VPC endpoint policies.
//     There is one SCP and one RCP level instead of root, OUs and account.
//   - One policy of each kind; its Deny names the Principal *. No NotPrincipal,
//     NotResource or policy variables, one value for each condition key, and every
//     key a condition looks at is in the request.
//   - The message of a denial is shown within an account only; its form is AWS's,
//     which policy it names when several would deny is this model's first.
//   - Times are for watching.
package iameval
