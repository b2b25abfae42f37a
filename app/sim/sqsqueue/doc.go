// Package sqsqueue simulates one Amazon SQS queue between a producer and one to
// four consumers: which message is visible, in flight, deleted or in the
// dead-letter queue at each moment, and who has it.
//
// It promises that a message is never lost and never in two states at once, that
// a receive does not delete, and that each event names the rule it follows from.
//
// Rules and where they were read (2026-11):
//
//   - The visibility timeout begins when SQS returns the message; default 30
//     seconds, 0 seconds to 12 hours. A message that is not deleted by then is
//     visible again and can be received again.
//     https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
//   - ChangeMessageVisibility counts from the call, holds for that receipt only,
//     and cannot reach beyond 12 hours after the receive; the next receive has
//     the queue's timeout again. The value 0 makes the message visible at once.
//     https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html
//   - DeleteMessage needs the receipt handle of the latest receive. With an older
//     one the request succeeds, but the message might not be deleted. In a FIFO
//     queue a delete after the visibility timeout fails.
//     https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
//     https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
//   - When the receive count of a message exceeds maxReceiveCount, SQS moves the
//     message to the dead-letter queue.
//     https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
//   - In a FIFO queue each message group is delivered in strict order, and nothing
//     more of a group while one of its messages is invisible.
//     https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
//   - A message with a deduplication id that was sent within 5 minutes is accepted
//     and not delivered, even after the first one was received and deleted.
//     https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
//   - Short polling (WaitTimeSeconds 0) asks a subset of the servers and answers
//     at once, so it may return nothing although messages exist; long polling
//     (1 to 20 seconds) asks all and answers as soon as a message is available.
//     https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
//   - DelaySeconds (0 to 15 minutes) hides a message when it is first sent.
//     https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html
//
// Inferred, because no page gives it: the move to the dead-letter queue happens
// at the receive that would exceed maxReceiveCount, not at the timeout before it;
// what is done at the very moment a timeout ends is still in time; a repeated
// send exactly 5 minutes later is new.
//
// Chosen where the pages say "might": a delete with an older receipt handle
// leaves the message. A delete with the latest one after its timeout removes the
// message from a standard queue, as long as nobody has received it again. An old
// receipt handle fails in a FIFO queue, like any delete after the timeout.
//
// Simplified: a standard queue stores each message on one of four servers, and a
// short poll leaves one of the four out (the pages give no numbers); it returns
// the oldest message first, although it promises no order, and never delivers
// twice within the timeout. A FIFO queue is asked for one message at a time, and
// its short polls miss nothing. Calls take no time. A consumer handles a batch
// one message after the other, deletes each as it succeeds, works on after a
// timeout it does not notice, and extends everything it still holds. Left out:
// retention, quotas of messages in flight, the move of a message to the back of
// a standard queue after three receives, redrive from the dead-letter queue, fair
// queues, and Lambda's pollers.
package sqsqueue
