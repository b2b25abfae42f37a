// Package pipeline simulates an AWS CodePipeline pipeline when commits come fast:
// how executions pass through stages of serial and parallel actions, who waits in
// front of a locked stage and who is superseded, what artifacts go through S3, and
// what can be done after a failure. A structure that CodePipeline would not save
// is not run; the reasons are shown.
//
// Rules, read in November 2026:
//
//   - Stages are serial. Actions of one runOrder run in parallel, larger ones after
//     smaller ones. A stage is complete when all its actions have succeeded.
//     https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
//   - SUPERSEDED (the default): a stage processes one execution at a time and is
//     locked meanwhile; one execution waits in front of it, and a more recent one
//     that comes there supersedes it. That happens between stages only. A failure,
//     as well as a stopped execution, releases the lock.
//     https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html
//   - QUEUED (V2): stages are locked in the same way, and executions wait in front
//     of them in the order they came; nobody is overtaken or dropped. PARALLEL
//     (V2): executions are independent and do not wait for one another.
//     https://docs.aws.amazon.com/codepipeline/latest/userguide/execution-modes.html
//   - A disabled inbound transition holds executions in front of a stage. In
//     SUPERSEDED mode they go on superseding each other there, and the last one
//     enters when it is enabled. A manual approval keeps its stage locked until it
//     is approved, rejected or times out; a timeout counts as a failure. The
//     timeout is 7 days, or 5 minutes to 60 days as set.
//     https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html
//     https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
//   - A failed stage can be retried with FAILED_ACTIONS or ALL_ACTIONS, until
//     another execution has entered it. Earlier stages are not repeated, and output
//     artifacts are overwritten. Automatic retry (V2) happens once.
//     https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-retry.html
//   - An automatic stage rollback (V2, not for a source stage, not in PARALLEL mode)
//     is a new execution with the artifacts and variables of the last execution that
//     succeeded in that stage; without one there is none, and a rollback is no
//     target for another.
//     https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-rollback.html
//     https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-rollback-auto.html
//   - Stop and wait lets actions in progress end; stop and abandon does not wait for
//     them. Neither starts another action.
//     https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-stop.html
//   - Structure: at least two stages; source actions in the first stage and there
//     alone; stage names unique, action names unique within a stage, names of output
//     artifacts unique in the pipeline; an input artifact is the output of an earlier
//     action, be it of an earlier stage or of a smaller runOrder.
//     https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
//     https://docs.aws.amazon.com/codepipeline/latest/userguide/welcome-introducing-artifacts.html
//
// What AWS does not document, and how the model chooses:
//
//   - Of two things at one moment: an execution that waits enters a stage before
//     another one arrives in front of it; actions end, then a stop, a retry and a
//     transition take effect, then commits come.
//   - When an action fails while others of its runOrder are in progress, the stage
//     fails, and is unlocked, once they have ended.
//   - An automatic retry keeps the lock. A rollback takes the lock before anybody who
//     waits; it runs its one stage and goes no further.
//   - A person retries each failure once, and each execution by itself in PARALLEL
//     mode, where no lock is in the way.
//   - When a transition is enabled again in QUEUED mode, the first of the line
//     enters; in PARALLEL mode all do. It may also be disabled in PARALLEL mode.
//   - An execution in Stopping whose last action succeeds is Stopped even if that was
//     the last action of its stage.
//
// Left out: triggers and their filters (each commit starts one execution of its own
// revision), the time between stages, conditions, variables, cross-Region stores and
// encryption, the limit of executions at once, manual rollbacks, changes of the
// structure while executions are on their way, and the 30 days after which a
// disabled transition resumes nothing. A failing action fails at the end of its
// time. The text knows a build and a test as CodeBuild actions and takes fewer
// stages and actions than CodePipeline.
package pipeline
