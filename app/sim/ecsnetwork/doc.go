// Package ecsnetwork simulates how one ECS service is placed on its hosts and
// how one request reaches it: client, Application Load Balancer, security
// groups, host port or task ENI, container, and back.
//
// Modelled rules, read in November 2026 (months as in Info.Sources):
//
//   - Network modes. bridge maps a host port of the instance to a container
//     port; host port 0 takes one from the ephemeral range of the host, which
//     the ECS agent knows as 32768-60999. awsvpc gives each task its own ENI,
//     private address and security groups, without port mapping; Fargate has
//     no other mode. Targets are instance:port in bridge mode and ip:port in
//     awsvpc mode.
//     https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
//     https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb.html
//   - ENI limits. An awsvpc task takes one network interface; the primary one
//     of the instance counts too. Trunking raises the limit on supported types.
//     https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html
//   - Placement. Instances without enough CPU, memory, host ports or ENI slots
//     drop out, the rest are ranked by the strategy; a task that fits nowhere
//     is not placed, and the service event names the closest instance and why.
//     https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement.html
//     https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
//   - Security groups hold allow rules only; any match admits a connection, no
//     match drops it without an answer. They are stateful: the answer of an
//     admitted connection needs no rule. A group named as source stands for the
//     private addresses of the interfaces that carry it.
//     https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
//   - The load balancer. A target must pass one health check to become
//     healthy. Healthy targets alone get requests; when there is none, all
//     registered targets do (fail open). 503: no registered target. 504: no
//     connection to the target within 10 seconds. 502: the target answered the
//     connection attempt with a TCP RST.
//     https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
//     https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
//
// Simplified or assumed, because no page says it or to keep one picture:
//
//   - An instance offers its nominal CPU and memory. In reality the operating
//     system keeps a part of the memory.
//   - Ties in placement are undocumented; here fewer tasks of the service win,
//     then the lower number. Which instance is "closest" on a failure is
//     undocumented too; here it is the one that misses the fewest requirements.
//   - Two Availability Zones, instances dealt to them in turn. One load
//     balancer node is shown, with its own view of the targets' health.
//   - Placement, start and network hops take invented times, long enough to
//     watch. The 5-second health check timeout, the 10-second interval (an
//     allowed setting), the threshold of two failures (the default) and the
//     10-second connection timeout of the load balancer are real lengths. The
//     client gives up after 15 seconds.
//   - The service has a health check grace period that outlasts the run, so
//     ECS does not replace unhealthy tasks while we watch.
//   - Network ACLs, routes, IPv6, NLB, host and none modes are left out, as are
//     outbound rules other than the load balancer's.
package ecsnetwork
