// Package codedeploy simulates one AWS CodeDeploy deployment: which lifecycle
// events run in which order, to how many instances at a time, which failure ends
// it, how traffic moves to a new version, and what a rollback deploys.
//
// Rules, read in November 2026:
//
//   - Lifecycle events of EC2/on-premises in place and blue/green, which of them
//     take scripts, and that the six around traffic need a load balancer. An
//     event without a hook does nothing. ApplicationStop, BeforeBlockTraffic and
//     AfterBlockTraffic run the scripts of the last revision that succeeded; the
//     first deployment has none. ignoreApplicationStopFailures goes on after a
//     failure of these three.
//     https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
//     https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeployment.html
//   - Minimum healthy hosts: OneAtATime, HalfAtATime, AllAtOnce, HOST_COUNT,
//     FLEET_PERCENT (rounded up, once, at the start). Unhealthy instances come
//     first. A failure that lowers the healthy ones to the minimum while instances
//     remain fails the deployment, that of the last instance does not, and one has
//     to succeed. With a minimum no smaller than the group it fails at once.
//     https://docs.aws.amazon.com/codedeploy/latest/userguide/instances-health.html
//     https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
//     https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_MinimumHealthyHosts.html
//   - Blue/green on EC2: the minimum counts replacements; the deployment may wait
//     in Ready for ContinueDeployment and is Stopped when none comes; one original
//     that cannot be deregistered fails it; a rollback registers the originals and
//     deregisters the replacements.
//     https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentReadyOption.html
//   - ECS and Lambda: their events and hooks, the predefined canary, linear and
//     all-at-once configurations, one hour for a hook function to call back. With
//     a rollback configured a failure returns the traffic; without, everything
//     stays as it is. On ECS no rollback is possible at BeforeInstall.
//     https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-ecs.html
//     https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_TimeBasedLinear.html
//   - A rollback is a new deployment, with an ID of its own, of the last known
//     good revision. Automatic ones need DEPLOYMENT_FAILURE or
//     DEPLOYMENT_STOP_ON_ALARM.
//     https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-rollback-and-redeploy.html
//   - The agent polls every wait_between_runs, 1 s by default.
//     https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-agent-configuration.html
//
// What AWS does not document, and how the model chooses:
//
//   - How many are deployed to after a failure. Here being deployed to and failed
//     together never exceed n - minimum, and the next starts as soon as there is
//     room.
//   - How many unhealthy instances are deployed to at once. Here n - minimum. What
//     is under way when the outcome is clear runs to its end.
//   - Groups of unhealthy instances only, as on a first deployment and on
//     replacements: nobody has to be taken out, so the model asks for as many
//     successes as the minimum, and lets OneAtATime end with its first failure, as
//     its description says.
//   - HalfAtATime with one instance: that one must succeed.
//   - The order in a rollback: the instances that failed, those that succeeded,
//     those that were never reached. Whether reserved events would fail again in a
//     rollback; here they do not, and scripts of the old revision do.
//   - Linear shifts: the first portion moves at once, as "at the start of each
//     increment" suggests, and AllowTraffic ends with the last one. Rolling back
//     moves all traffic at once.
//   - That BeforeBlockTraffic and AfterBlockTraffic have no script on a first
//     deployment either: inferred from where their scripts come from.
//   - How many replacements are registered at a time (as many as are installed at
//     a time) and originals deregistered (all).
//   - That each event is a command of its own which the agent fetches, except
//     blocking and allowing traffic: so its open source reads. Each is taken to
//     wait for a whole polling interval.
//
// Left out: zonal configurations, updateOutdatedInstancesOnly, instances of Auto
// Scaling groups that start meanwhile, provisioning of replacements, what happens
// to the originals later, alarms on EC2 deployments, StopDeployment, script
// timeouts, and the load balancer's other kinds of traffic. Every event takes a
// time that is set; traffic is spread evenly over the instances that take any.
package codedeploy
