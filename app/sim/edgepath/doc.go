// Package edgepath follows one request through CloudFront to its origin: the
// gates of the edge in their order, the connection to the origin, the gates of
// the origin, and the answer with its code. It also tells what becomes of the
// same request when it leaves CloudFront out: straight to the origin's own
// address, or through somebody else's distribution.
//
// Modelled rules, read in November 2026:
//
//   - Names. A distribution answers to its own cloudfront.net name and to
//     alternate domain names. Adding one takes a certificate that covers it, for
//     ACM in us-east-1. CloudFront drops a TLS connection when it cannot tell
//     which distribution the name means, and answers plain HTTP with 403.
//     https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
//     https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-https-dedicated-ip-or-sni.html
//     https://repost.aws/knowledge-center/resolve-cloudfront-bad-request-error
//   - Geo restriction covers the whole distribution, by country; refused is 403,
//     an unknown location is served. What it refuses is not forwarded to WAF.
//     https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/georestrictions.html
//     https://repost.aws/knowledge-center/waf-allow-block-country-geolocation
//   - AWS WAF answers 403 when a rule blocks, unless a custom response is set.
//     https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-waf-use-cases.html
//   - Cache behaviors are compared in their order, the first pattern that matches
//     wins, the default behavior (*) comes last. Patterns are case-sensitive, *
//     is any run of characters, ? exactly one, a leading slash is optional.
//     https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
//   - Viewer protocol policy: an HTTP request is served, redirected (301 for GET
//     and HEAD, 307 for other methods from HTTP/1.1 on) or refused with 403.
//     https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html
//   - A method that the behavior does not allow gets 403.
//     https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-403-invalid-method.html
//   - S3 REST origins are reached by the viewer's protocol; OAC signs with
//     SigV4 and the bucket policy allows cloudfront.amazonaws.com for one
//     distribution (AWS:SourceArn); SSE-KMS needs the key policy as well. OAI is
//     legacy and does not do SSE-KMS, PUT and DELETE, or opt-in Regions launched
//     after December 2022, or not without workarounds.
//     https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
//     https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-s3-origin.html
//   - An S3 website endpoint is a custom origin without OAC or OAI, speaks HTTP
//     only and serves GET and HEAD only. With another origin protocol policy
//     than http-only CloudFront answers 504.
//     https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
//     https://github.com/aws/aws-cdk/issues/23463
//   - Custom origins: a security group without CloudFront is 504, a certificate
//     that is expired, self-signed or for another name is 502. The origin's
//     certificate must name the origin domain or the forwarded Host.
//     https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-504-gateway-timeout.html
//     https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html
//   - A load balancer that forwards only requests with the secret header answers
//     all others with its fixed 403. The prefix list holds the addresses of all
//     of CloudFront, other customers' distributions included.
//     https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/restrict-access-to-load-balancer.html
//     https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html
//   - A VPC origin stands in a private subnet, and CloudFront is its only way in.
//     https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
//
// Simplified or assumed, because no page says it or to keep one picture:
//
//   - Geo restriction before WAF is documented, and that the behavior decides
//     over protocol and methods. That the settings of the whole distribution
//     come before those of a behavior, and the protocol before the method, is
//     this model's order. No generated question depends on it.
//   - The order of the origin's own checks is this model's too. What OAI cannot
//     do, and SSE-KMS for a request without a usable signature, ends with 403
//     here: the knowledge center lists them among the causes of 403, S3 may send
//     another 4xx for some of them. 405 of the website endpoint is S3's usual
//     MethodNotAllowed.
//   - Nothing is cached, so that every request comes to the origin, and the
//     object exists. All behaviors share one origin, one access, and a single
//     web ACL rule (SQL injection). Of the three sets of methods the one with
//     OPTIONS is left out. OAC always signs; Lambda URLs, signed URLs, field-level
//     encryption, custom error pages and edge functions are left out.
//   - The viewer follows a redirect once. One that goes straight to a load
//     balancer does not mind its certificate. Somebody else's distribution is in
//     another account, has its own open settings, signs with its own OAC where
//     the origin is a bucket and comes by a protocol that the origin accepts.
//   - "Another distribution" in a bucket policy is an old one of ours. Principal
//     "*" comes with Block Public Access turned off, all others with it on.
//   - Times are for watching, not measured: CloudFront really waits 10 seconds
//     for each of three connection attempts (the defaults).
package edgepath
