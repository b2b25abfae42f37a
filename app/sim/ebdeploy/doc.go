// Package ebdeploy simulates how a new application version reaches the
// instances of a load-balanced Elastic Beanstalk environment: how many take
// requests with which version at any moment, how many there are to pay for, what
// a version that fails leaves behind, and who brings the old one back.
//
// Rules, read in November 2026:
//
//   - AllAtOnce, the default of DeploymentPolicy, deploys to all instances at
//     once, which are out of service meanwhile. Rolling deploys in place to
//     batches, after taking each out of the load balancer, and goes on when
//     Elastic Beanstalk finds all of a batch healthy; requests come back as soon
//     as the load balancer's own checks pass. RollingWithAdditionalBatch first
//     launches one batch of new instances, and terminates that batch at the end.
//     With enhanced health reporting, healthy means 12 checks in a row within two
//     minutes, or 18 within three in a worker environment.
//     https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rolling-version-deploy.html
//   - A batch that is not healthy within the command timeout fails the
//     deployment. Nothing is rolled back: finished batches keep the new version,
//     pending ones the old. With IgnoreHealthCheck it goes on to the next batch.
//     https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rolling-version-deploy.html
//   - Immutable launches one instance in a temporary Auto Scaling group behind
//     the same load balancer, then as many as there were, moves them to the
//     original group and terminates the old ones with the temporary group. A
//     failure at any step only terminates the new instances.
//     https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environmentmgmt-updates-immutable.html
//   - TrafficSplitting launches the whole number in a temporary group, sends it
//     NewVersionPercent of the requests for EvaluationTime minutes, and then
//     all of them; new instances that turn unhealthy lose the traffic and are
//     terminated. It needs an Application Load Balancer.
//     https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rolling-version-deploy.html
//   - What a failure costs, how each policy is rolled back and which of them
//     changes DNS is the table of
//     https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.deploy-existing-version.html
//   - Blue/green is no policy: a second environment, an exchange of the two
//     CNAMEs, and the old environment kept until the old DNS records have run
//     out.
//     https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.CNAMESwap.html
//   - Defaults and ranges of the options. Timeout gets 240 seconds added.
//     https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
//
// What AWS does not document, and how the model chooses:
//
//   - How a percentage batch is rounded. Here up, and at least to one. No
//     question asks where it matters. A fixed batch larger than the fleet counts
//     as the whole fleet.
//   - What becomes of the additional batch when the deployment fails later. Here
//     it stays until the next deployment is through.
//   - The order of a deployment that repairs a failed one. Here what is out of
//     service anyway comes first, then the others, and an additional batch that
//     is left over is not launched again.
//   - How the clients follow a changed DNS record. Here their caches run out
//     evenly over the TTL, in ten steps; real caches may keep a record longer.
//   - A version that goes bad after it was found healthy. Here a batch that is
//     done is not looked at again, and only people react; Immutable, whose new
//     instances must all be healthy before they are moved, is rolled back by a
//     fault that shows until then.
//   - That Rolling with a batch of the whole fleet leaves nothing in service is
//     arithmetic, as is the cost of the extra instances.
//
// Simplified: every instance takes the same times, and a new one has its version
// when it is launched. Under AllAtOnce instances stay registered and answer again
// when their version is in place. The command timeout runs from the moment the
// new version is in place. Green is created with its version in one go, and
// deleted without draining. Sizes do not change by scaling meanwhile. The
// documented limits around the policies (a single-instance environment has only
// AllAtOnce and Immutable, burst credits are lost with the old instances) are
// only asked about.
package ebdeploy
