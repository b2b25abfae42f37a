// Package lambdainvoke simulates what becomes of an event when a Lambda function
// cannot take it: who holds the event, who tries again and when, and where it
// ends. It promises the documented retries of the three ways of invoking a
// function; it knows no handler code and no other service's delivery to Lambda.
//
// Rules, read in November 2026:
//
//   - Synchronous: the error goes back to the caller and Lambda does not retry. A
//     function error is an answer with status 200 and the header
//     X-Amz-Function-Error. SDK and CLI clients retry on client timeouts,
//     throttling (429) and other errors that a bad request does not cause; API
//     Gateway relays the error to whoever asked.
//     https://docs.aws.amazon.com/lambda/latest/dg/invocation-sync.html
//     https://docs.aws.amazon.com/lambda/latest/dg/invocation-retries.html
//   - Asynchronous: Lambda puts the event into its own queue and answers at once.
//     After a function error, timeouts among them, it runs the function again
//     after one minute and then after two, MaximumRetryAttempts (0 to 2, default
//     2) times. After throttling and system errors it goes on for up to
//     MaximumEventAgeInSeconds (60 seconds to 6 hours, the default), with gaps
//     that grow exponentially from one second to five minutes.
//     https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
//     https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html
//   - An event that fails all attempts or is too old goes to the function's
//     dead-letter queue (the event as it is, with the attributes RequestID,
//     ErrorCode and, of at most 1 KB, ErrorMessage), to the on-failure destination
//     (a JSON record with requestPayload and responsePayload), to both, or is
//     discarded.
//     https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
//   - SQS: the event source mapping receives a batch and invokes the function
//     synchronously; success deletes the messages. After a function error the
//     whole batch stays hidden until the visibility timeout has passed, then it is
//     received again. With ReportBatchItemFailures only what the function reports
//     comes back; an exception still fails the whole batch. On throttling Lambda
//     goes on trying within the visibility timeout. The dead-letter queue belongs
//     on the source queue: SQS moves a message there once it was received
//     maxReceiveCount times. A FIFO message group is delivered in order, one batch
//     at a time, and nothing more of it while messages are in flight; its function
//     should stop at the first failure and report it with all that follow.
//     https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
//     https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
//     https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
//   - Kinesis and DynamoDB Streams: the shard stands still while a batch is
//     retried, until it succeeds, its records expire or exceed
//     MaximumRecordAgeInSeconds, or MaximumRetryAttempts is used up. Retry attempts
//     count function errors only: throttled calls are tried until the records are
//     too old. BisectBatchOnFunctionError halves a failed batch, which does not use
//     up a retry. ReportBatchItemFailures resumes at the lowest sequence number
//     reported. The on-failure destination gets metadata about the batch, not its
//     records.
//     https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
//     https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
//     https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
//
// What AWS does not document, and how the model chooses. No question asks where
// one of these matters:
//
//   - The growth of the gaps after throttling: doubled. They never use up
//     retries.
//   - The moment at which a too old event is given up: when its age reaches the
//     limit, if the next attempt would come later.
//   - The gaps between retries of a stream, and between throttled calls within a
//     visibility timeout: 1 s, doubled up to a minute.
//   - What an odd batch is split into: the first part is the smaller. What happens
//     when bisecting and reporting meet at the first record: halves. Whether
//     resuming at a checkpoint uses up a retry: it does, unless it was a split.
//   - Whether a record of what expires in the stream itself (24 hours) is sent:
//     no.
//   - Which messages are received together: those that are visible, in order.
//     All batches of a standard queue start at the same moment, those of the one
//     message group of the FIFO queue one after the other.
//   - The contents of a dead-letter message or record of an event that was only
//     ever throttled: status 429, without a response payload.
//
// Simplified: everything arrives at once and nothing comes later; a function runs
// for a second, a timed out one for its timeout; there is one shard with a
// parallelization factor of 1. The gaps of an SDK client are drawn without jitter.
// Left out: batching windows, event filters, on-success destinations, reserved
// concurrency of zero (events then go to the dead-letter queue or destination
// without any retry), failing deliveries to a destination, S3, SNS and EventBridge
// retrying when Lambda's queue itself cannot be reached, client timeouts shorter
// than the function's.
package lambdainvoke
