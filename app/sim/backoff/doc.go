// Package backoff simulates how a failed call is sent again.
//
// It promises two pictures of one rule. In client mode one client works through
// a scripted list of answers: which are retried and why, how long it waits, and
// where it gives up. In fleet mode up to 200 clients want one success each, from
// a row guarded by optimistic concurrency or from a token bucket.
//
// The rules and where they were read (2026-11):
//
//   - E(n) = min(cap, base * 2^n); exponential waits E(n), full jitter U(0, E(n)),
//     equal jitter E(n)/2 + U(0, E(n)/2), decorrelated jitter
//     s = min(cap, U(base, 3*s)) from s = base. The contended fleet is the model
//     of the same article: a hop takes |Normal(mean, sd)|, a client reads a
//     version and writes it back, the first retry has n = 1, and calls counts
//     the writes that reach the server.
//     https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
//     https://github.com/aws-samples/aws-arch-backoff-simulator
//   - SDK retry modes: which answers are retried, 3 attempts, the retry quota of
//     500 tokens, and the adaptive rate limiter.
//     https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
//   - Their numbers since November 2026: 50 ms base for transient errors and 1 s
//     for throttling, 14 and 5 tokens a retry, x-amz-retry-after.
//     https://aws.amazon.com/blogs/developer/updated-default-retry-behavior-for-aws-sdks-and-tools/
//   - The token bucket in front of an API: a call takes a token or is refused.
//     https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
//
// "Before" means boto3 and the AWS CLI (botocore); other SDKs differed in small
// ways, such as twice the delay in Go. Left out: clock-skew retries, errors a
// single service models as retryable, and long-polling operations, which sleep
// once more when the quota is empty. In fleet mode a lost write counts as a
// transient error for the SDK modes, although a real SDK leaves a failed
// condition to the application. The bucket refills continuously, and the clock
// of the adaptive limiter starts with the run, so its half-second measuring
// windows lie at whole half seconds.
package backoff
