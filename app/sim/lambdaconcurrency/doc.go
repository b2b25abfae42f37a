// Package lambdaconcurrency simulates how synchronous invocations of Lambda
// functions find execution environments: which are cold, which are warm, which
// are throttled, and what is left for the other functions of the account.
//
// It promises one clock of 10 ms. Function A, the one studied, gets a load that
// is steady, rises or spikes; B and C are neighbours with a constant load. Every
// request needs a unit of concurrency and an environment; what finds none is
// throttled (429) and goes back to its caller.
//
// Rules and where they were read (2026-11):
//
//   - Concurrency is the number of requests in flight: requests per second times
//     the average duration in seconds. One environment handles one request at a
//     time; it is busy from the Init phase on. An account has 1,000 per Region by
//     default. Reserved concurrency is a floor and a ceiling of one function and
//     leaves the pool that the others share; a function with it cannot use the
//     pool. Provisioned concurrency counts against the account, and against the
//     reserved value where there is one; what exceeds it runs on demand, from the
//     pool or from the rest of the reserved value, with cold starts. It cannot be
//     larger than the reserved value. Whatever the limit of the account, 100 stay
//     unreserved. Requests per second are limited to 10 times the concurrency, for
//     the account, for a function with reserved concurrency and for provisioned
//     concurrency, which spills over after whichever comes first.
//     https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
//   - A reserved value of 0 stops the function.
//     https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
//   - Without a reserved value, provisioned concurrency, too, must leave 100; none
//     of it can be used before all of it is allocated.
//     https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
//   - Each function can gain 1,000 environments every 10 seconds. The allowance
//     comes back continuously and what is unused is not saved up. Requests beyond
//     it are throttled with status 429.
//     https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html
//
// Read this way, because the pages say no more: the scaling rate is a bucket of
// 1,000 that gains 100 a second, so that a function may start 1,000 environments
// at once and 100 more every second; a limit of requests per second is a bucket
// of a tenth of a second, so that it never binds for durations of 100 ms and
// more; throttled requests use up neither. Of functions that want more of the
// pool than is free in one 10 ms, each gets its share by requests. Of the idle
// environments the one with the lowest number takes the next request. What
// violates a rule of configuration is refused and nothing runs.
//
// Simplified: every request of a function takes the same time, and every cold
// start of all functions the same Init; times are rounded up to 10 ms. Provisioned
// environments are allocated before the run begins, the neighbours are warm, A is
// not. Idle environments stay for the whole run, because Lambda does not promise
// when it removes them. Left out: asynchronous and event source invocations (which
// queue instead of failing), the growth of requests per second that goes with the
// scaling rate (10,000 every 10 seconds; it matters below 100 ms only), the limit
// of requests of the unreserved pool, versions and aliases, SnapStart, Init
// billing, recycled provisioned environments, and accounts whose quota AWS has set
// below 100.
package lambdaconcurrency
