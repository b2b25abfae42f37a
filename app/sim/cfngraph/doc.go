// Package cfngraph shows what AWS CloudFormation makes of a template: the graph of
// what needs what, and the statuses that resources and stack go through when the
// stack is created, updated or deleted, or when that fails.
//
// Rules, read in November 2026; "User Guide" pages marked * in their version of
// September 2023 (https://github.com/awsdocs/aws-cloudformation-user-guide):
//
//   - A resource needs another one when it refers to it with Ref, Fn::GetAtt or
//     Fn::Sub, or names it in DependsOn. What is needed is created and updated
//     first and deleted last; what is independent goes on in parallel. Order
//     without a reference takes DependsOn: a route to an internet gateway and an
//     Elastic IP after the gateway's attachment, an ECS service after its listener.
//     https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html *
//   - YAML without aliases and merges, or JSON.
//     https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
//   - The statuses of a stack and what can be done in each.
//     https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html
//     https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-describing-stacks.html *
//   - A failure rolls the whole stack back, unless what succeeded is preserved
//     (--disable-rollback, OnFailure DO_NOTHING): then each independent path goes
//     on to its own first failure. OnFailure DELETE deletes the new stack. An update
//     that preserves supports no replacements.
//     https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html
//     https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
//   - Each property updates without interruption, with some, or by replacement;
//     of several changes the most intrusive counts. A replacement makes the new
//     resource first, points what refers to it to the new physical id and deletes
//     the old one in the clean-up. A resource with a fixed name cannot be replaced
//     under that name. The behaviors of about 40 types are listed.
//     https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html *
//     https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets-samples.html *
//   - A change of DeletionPolicy and the like alone is no update; a clean-up that
//     fails does not roll back; DELETE_FAILED is tried again with RetainResources;
//     termination protection refuses the request and leaves the status.
//     https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html *
//     https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html *
//   - DeletionPolicy counts when the stack is deleted, rolled back, or the resource
//     is taken out of the template; UpdateReplacePolicy counts for what is
//     replaced. RetainExceptOnCreate keeps except when the operation that created
//     the resource is rolled back. RDS DB clusters, and DB instances outside one,
//     have Snapshot as their DeletionPolicy.
//     https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
//     https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html
//   - ContinueUpdateRollback marks what it is told to skip UPDATE_COMPLETE.
//     https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-continueupdaterollback.html *
//
// Seen in reports and logs, not in the documentation: the words of errors; that
// the list of a circular dependency also holds what waits behind the circle; that
// the first failure cancels what is in progress at once; that a reference to a
// resource left out by its condition, also in DependsOn, cannot be resolved.
//
// Inferred, because no page says it: an update is put back in the order of the old
// template; clean-ups run against the order of need, and a resource that cannot be
// deleted holds up what it needs; a resource whose creation was cancelled is always
// deleted, and one that failed has left nothing behind; a resource made by an
// update that is rolled back follows its DeletionPolicy. Whether a snapshot is
// taken of what a rollback deletes is not documented either: here the policy
// decides. No generated question depends on any of these.
//
// Simplified. Times are for watching, not measured: a creation takes seconds that
// depend on the type or not, a change or a deletion half of that, a failure comes
// half way. A resource is done at CREATE_COMPLETE; since 2024 some dependants start
// at CONFIGURATION_COMPLETE. Conditions compare texts and parameters; the branch
// of Fn::If that does not count is not read, nor is a resource left out. Changes
// are given by name instead of a second template, and a change of a parameter does
// not decide conditions anew. Properties of unlisted types count as changing
// without interruption, and some interruptions that may become replacements
// (conditional updates) stay interruptions. What depends on a resource that was not
// replaced is not touched. Capabilities, stack policies, nested stacks, imports,
// macros, rollback triggers and limits are left out; the picture takes 20
// resources, CloudFormation 500.
package cfngraph
