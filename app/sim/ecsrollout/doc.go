// Package ecsrollout simulates how an Amazon ECS service changes from one
// version to the next: which tasks may be stopped and started when, what a
// version that fails leaves behind, and how traffic moves.
//
// Rules, read in November 2026:
//
//   - Rolling update. lower = ceil(desired * minimumHealthyPercent / 100) counts
//     healthy tasks, upper = floor(desired * maximumPercent / 100) counts tasks
//     that run or start. Defaults 100 and 200.
//     https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
//     https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
//   - When neither a stop nor a start is allowed, nothing moves and a service
//     event asks for other percentages.
//     https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
//   - Deployment circuit breaker, rolling update only. Failures count until one
//     task of the new revision is RUNNING when tasks do not get there, then when
//     health checks fail. At ceil(value% * desired), clamped to 3..200 unless
//     UNBOUNDED_PERCENT, or at COUNT, the deployment is FAILED and launches no
//     more tasks; with rollback the last COMPLETED deployment is deployed again.
//     A task that becomes healthy resets the count unless resetOnHealthyTask is
//     false.
//     https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
//   - BLUE_GREEN, CANARY and LINEAR start all tasks of the new revision beside
//     the old ones (SCALE_UP), shift traffic at once, in two steps or in equal
//     steps with a wait between them and none after 100%, keep both revisions
//     for the bake time, and then stop the old one. The last linear step is
//     whatever is left: the waits number 100/step - 1 where step divides 100,
//     else floor(100/step). A stage that lasts 24 hours fails and is rolled back.
//     https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html
//     https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-linear.html
//     https://docs.aws.amazon.com/AmazonECS/latest/developerguide/canary-deployment.html
//     https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-linearconfiguration.html
//
// What AWS does not document, and how the model chooses:
//
//   - The interleaving of starts and stops when both are allowed. The model
//     does all that is allowed at once, starts before stops; the parameter
//     "order" offers the cautious other: stop nothing while a new task is on its
//     way. Both keep the bounds, and neither gets stuck where the other does
//     not: a test searches all interleavings.
//   - Whether a task that is being stopped counts against the upper bound. Here
//     it counts, and keeps its place in the cluster, until it is gone; it is no
//     longer healthy from the moment it begins to leave.
//   - Which old task goes first. Here the one in the lowest place.
//   - The time between two attempts. Here a failed task is replaced at once
//     where the bound leaves room; ECS waits longer and longer between starts
//     that fail.
//   - What stays after FAILED without rollback. That nothing new is launched is
//     documented; that the remaining old tasks stay as they are is inferred.
//
// Simplified: every task takes the same times; health is one delay after
// RUNNING, whether it is the 40 seconds of a service without checks or the
// checks of a load balancer; tasks that fail together leave together, where ECS
// without room stops them one by one. Percentages of traffic are whole. The
// two bounds play no part outside the rolling update, hooks and test traffic
// take no time, and an alarm is only modelled where both revisions stand side
// by side. A deployment that never ends is watched for a few rounds.
package ecsrollout
