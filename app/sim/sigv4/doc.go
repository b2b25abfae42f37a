// Package sigv4 signs one request with Signature Version 4 and lets the service
// verify it, line by line: canonical request, string to sign, the chain of keys,
// signature, and on the other side the same computation over what arrives, with
// the first line that differs and the answer it brings. Every text is exact;
// Documents hold them whole.
//
// The signing core knows nothing of simulators: wire.go (a request), encode.go,
// canonical.go, keys.go, sign.go and verify.go, over the hash of sha256.go.
//
// Rules modelled, and where they were read (2026-11):
//
//   - The four steps, UriEncode, what must be signed, single against double
//     encoding:
//     https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
//   - Header or query, and that a request must arrive within 5 minutes "in most
//     cases": https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
//   - 403 SignatureDoesNotMatch, and the messages for an expired or not yet
//     current signature and for the date, Region and service of the scope:
//     https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
//   - S3: the path as it is, x-amz-content-sha256, UNSIGNED-PAYLOAD:
//     https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
//   - The query form, X-Amz-Expires up to 7 days:
//     https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
//   - A presigned URL ends with the credentials that signed it:
//     https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
//   - Details the pages leave open (normalizing, trimming, order of equal names)
//     follow the published test suite, awslabs/aws-c-auth
//     tests/aws-signing-test-suite/v4, and the SDKs for Go and Python.
//
// S3's answers are those it is seen to send; its list of error codes gives the
// codes, not which fault brings which:
//
//   - RequestTimeTooSkewed beyond 900000 ms (github.com/aws/aws-sdk-php/issues/612)
//   - AuthorizationHeaderMalformed and AuthorizationQueryParametersError for
//     another Region (github.com/minio/s3verify/issues/128,
//     github.com/ai-dock/comfyui/issues/34), the former also for another date
//     (github.com/ml-archive/storage/pull/68); the latter for another date is by
//     analogy
//   - AccessDenied for an x-amz-* header that is not signed
//     (github.com/soto-project/soto/issues/374), XAmzContentSHA256Mismatch
//     (github.com/grosskur/lua-resty-aws/issues/2), InvalidAccessKeyId for a
//     temporary key without its token (github.com/prolane/samltoawsstskeys/issues/40)
//   - "Request is not yet valid" for a presigned URL of the future
//     (github.com/minio/minio/issues/2638); that 15 minutes are allowed there too
//     is an assumption
//
// Simplified, or a choice of this model:
//
//   - All services but S3 answer alike: within 5 minutes, and with the codes of the
//     pages above. In truth STS has been seen to allow 15 minutes, services that
//     speak JSON call the mismatch InvalidSignatureException (400), and the
//     common errors of many services call a late request RequestExpired.
//   - The order of the checks before the signature is not documented. No question
//     depends on it.
//   - The signer leaves out headers that proxies rewrite (User-Agent, Expect,
//     Connection and so on, as the SDKs do). Content-Length is not signed and
//     Go's moving of x-amz-* headers into the query does not happen.
//   - Chunked uploads (STREAMING-...), browser form POST and SigV4a are left out,
//     and so is everything after authentication: a 200 says that the signature
//     holds, not that permission is there.
//   - The session token is a short stand-in.
//   - The time of the trace is that of the demonstration. The clock the request is
//     judged by is the time of signing plus the given delay.
package sigv4
