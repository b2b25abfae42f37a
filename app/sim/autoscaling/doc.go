// Package autoscaling simulates how an ECS service changes its number of tasks
// with the load, and how a capacity provider changes the instances below them.
//
// It promises one clock of a minute: a load curve gives a metric, the metric
// feeds alarms, alarms invoke a policy, the policy sets the desired count, tasks
// start and the metric moves again. Target tracking (one policy or two), step
// scaling and scheduled actions can be tried on the same load.
//
// Rules and where they were read (2026-11):
//
//   - Target tracking changes capacity in proportion to the metric, from the
//     number of running tasks; what it adds is rounded up and what it removes is
//     rounded down. Missing data never scales. Of several policies any one
//     scales out, all must agree to scale in, and the largest capacity wins.
//     DisableScaleIn never removes.
//     https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html
//     https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html
//   - Step scaling: bounds are distances from the alarm threshold, the lower one
//     included when the metric is above it, the upper one when it is below; the
//     rounding of percentages; MinAdjustmentMagnitude; each evaluation in ALARM
//     invokes the policy again.
//     https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-step-scaling-policies.html
//   - Cooldowns of 300 seconds: inside the scale-out cooldown only a larger
//     scale-out passes and what was added counts; inside the scale-in cooldown
//     scale-in waits, and a scale-out acts at once and ends it.
//     https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html
//   - A scheduled action sets minimum and maximum, moves the service into the
//     new range at once and heeds no cooldown.
//     https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-policy-overview.html
//   - While an ECS deployment is in progress scale-in is off and scale-out on. A
//     service outside its range moves when an alarm asks for it.
//     https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html
//   - Protected tasks are not stopped by scale-in.
//     https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection.html
//   - CapacityProviderReservation = M / N x 100; above the target ECS adds
//     instances, below it for 15 minutes it removes at most about half of them;
//     tasks without room wait in PROVISIONING; managed termination protection.
//     https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-auto-scaling.html
//     https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-scaling-behavior.html
//
// Observed in AWS material but in no reference page: the alarms of target
// tracking look at 3 of 3 datapoints above the target and at 15 of 15 below 0.9
// times the target. The pages only say that the low alarm sits lower, typically
// by more than a tenth.
//
// Inferred, because no page gives it: desired = ceil(running x metric / target),
// with the tasks that the datapoint was measured on, for both directions (the
// pages say that scale-in is more gradual); inside a scale-out cooldown the
// policy's wish is compared with all that the cooldown has added, only the
// difference is added, and each such step starts the cooldown anew; instances =
// ceil(M / target); M is the instances in use plus those the waiting tasks fill;
// one datapoint above the target is enough for the capacity provider; no
// instance goes while one warms up; without termination protection the oldest
// instance goes first; a scheduled decrease waits for the end of a deployment.
//
// Simplified: everything happens on whole minutes, and times are rounded up to
// them. Requests cost the same CPU each, tasks share them evenly, and what
// exceeds 100 percent of a task is counted as too much instead of queued; CPU
// never reads more than 100. Memory is one constant. Tasks stop at once, tasks
// of a terminated instance start again elsewhere. The two step policies have one
// bound and share their cooldowns with target tracking. The group keeps at
// least one instance, so the special values for N = 0 do not arise. Left out:
// predictive scaling, high-resolution metrics, step sizes of managed scaling,
// Availability Zones, and the extra tasks of a rolling update.
package autoscaling
