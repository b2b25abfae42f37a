// Package signedaccess shows three ways of lending private files to one
// viewer: a CloudFront signed URL, CloudFront signed cookies and an S3
// presigned URL. Everything is done for real: a key pair is picked by the seed,
// policies are written and signed byte for byte as CloudFront documents them,
// and the edge and the bucket verify nothing but the strings they receive.
//
// Rules modelled, and where they were read (2026-11):
//
//   - Canned and custom policy, their exact text, the encoding of Policy and
//     Signature, the order of the URL parameters, RSA 2048, Hash-Algorithm:
//     https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-urls.html
//   - Cookie names and attributes:
//     https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-cookies.html
//   - A URL with a signing parameter is judged alone, cookies are not looked at:
//     https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-choosing-signed-urls-cookies.html
//   - Key groups:
//     https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html
//   - The messages of a refusal (Missing Key-Pair-Id, Unknown Key, Malformed
//     Policy, Access denied):
//     https://repost.aws/knowledge-center/cloudfront-troubleshoot-signed-url-cookies
//   - S3 presigned URLs, their life and whose permission counts:
//     https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
//   - The query form of Signature Version 4:
//     https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
//
// Simplified or not documented, and therefore a choice of this model:
//
//   - CloudFront documents that it verifies the signature before it looks at
//     the policy's conditions; the order of resource, time and address among
//     themselves, and the order of all checks in S3, are not documented.
//   - Codes and texts of S3's refusals are those S3 is seen to send (the one for
//     more than 604800 seconds, for instance, in
//     https://github.com/aws/aws-cli/issues/5464); no page lists which of two
//     faults it names.
//   - A policy is valid while now < DateLessThan and now > DateGreaterThan
//     (documented for the latter: denied on or before that second); a presigned
//     URL up to and including its last second.
//   - The Host is an alternate domain name, because cookies cannot be set for
//     *.cloudfront.net. Viewers use IPv4; names in paths need no escaping.
//   - Keys are RSA 2048 only. CloudFront accepts ECDSA P-256 as well; the model
//     leaves it out because crypto/ecdsa would add some 300 kB (brotli) to the
//     download and change nothing but the length of a signature (some 96
//     characters instead of 344).
//   - The time of the trace is the time of the demonstration: a fixed length
//     for each step, no measured latency. The clock that policies are judged by
//     is the parameters' epoch plus an offset. There is no other clock.
//
// The RSA key pairs come from a table of documented demonstration primes, since
// a search for new ones takes seconds in a browser. Like every key here they
// protect nothing.
package signedaccess
