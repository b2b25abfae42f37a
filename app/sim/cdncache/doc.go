// Package cdncache simulates the cache of a CloudFront distribution.
//
// It promises what becomes of requests over time at one to four edge locations:
// which are answered from a copy, which reach the origin, until when a copy is
// trusted, how long an old version goes out after a deployment, what an
// invalidation removes and what is served while the origin fails.
//
// The rules and where they were read (2026-11; AWS pages below
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/):
//
//   - TTL: s-maxage, else max-age, else Expires, kept within minimum and maximum
//     TTL; without any the larger of minimum and default; no-cache, no-store and
//     private are not kept under a minimum TTL of 0 and kept for the minimum
//     otherwise. Expired copies are checked: 304 renews, 200 replaces.
//     Expiration.html
//   - stale-while-revalidate and stale-if-error, each cut by the maximum TTL;
//     stale-if-error=0 keeps even no-store content from standing in.
//     Expiration.html
//   - Errors: 404, 414 and 5xx are kept, 400, 403, 405, 412 and 415 only with a
//     max-age, for the larger of error caching minimum TTL and max-age; with an
//     expired copy a 5xx is answered by the copy, for as long without asking
//     again, a 4xx is passed on; CachingDisabled keeps none.
//     HTTPStatusCodes.html, custom-error-pages-expiration.html
//   - The cache key: domain name and path, and the query strings, headers and
//     cookies of the cache policy. understanding-the-cache-key.html,
//     controlling-the-cache-key.html, using-managed-cache-policies.html
//   - Invalidation: same characters, a wildcard at the end only, all variants of
//     an address together; 1,000 paths a month free, a path counts once.
//     invalidation-specifying-objects.html, PayingForInvalidation.html
//   - Requests that miss together share one answer.
//     RequestAndResponseBehaviorCustomOrigin.html
//   - A copy is fresh while its age is below its lifetime (RFC 9111, 4.2).
//
// The price of a charged path, 0.005 US dollars, was read where others quote
// AWS's price list, not there; it is shown only beside the number of paths.
//
// Where the pages are silent the model decides: the windows of both stale
// directives, and the maximum TTL that cuts them, are counted from the expiry; a
// wildcard covers slashes too; an origin that does not answer is a 504; three
// TTLs of 0 count as CachingDisabled; an error that is kept takes the place of
// the copy; content that may not be kept is asked for without If-None-Match; and
// a response on its way during an invalidation is passed on but not kept.
// Questions stay clear of all of these.
//
// Left out: regional edge caches and Origin Shield between edge and origin,
// eviction of copies that are rarely asked for, browser caches, custom error
// pages, cache tags, the seconds an invalidation takes to reach an edge, and the
// travel time of requests. Every edge gets the same kind of traffic, and what
// the origin finds is fixed when a request leaves the edge.
package cdncache
