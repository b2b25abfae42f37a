// Package buildspec reads the text of a CodeBuild buildspec.yml and runs it phase
// by phase: which commands run, which are skipped, how the phases and the build
// end, what the environment variables are, and what is uploaded to S3.
//
// Modelled rules, read in November 2026:
//
//   - Phases and statuses: SUBMITTED, QUEUED, PROVISIONING, DOWNLOAD_SOURCE,
//     INSTALL, PRE_BUILD, BUILD, POST_BUILD, UPLOAD_ARTIFACTS, FINALIZING,
//     COMPLETED.
//     https://docs.aws.amazon.com/codebuild/latest/APIReference/API_BuildPhase.html
//   - Keys of a buildspec, which of them are required, and their types. A command
//     that fails stops the commands left in its phase, the finally block runs all
//     the same, and a phase succeeds only if all that ran in both succeeded.
//     on-failure is ABORT, CONTINUE, RETRY (3 times), RETRY-count (0 to 100),
//     RETRY-regex or RETRY-count-regex. In version 0.2 all commands share one
//     shell, in 0.1 each has its own.
//     https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
//   - When install fails, no command of pre_build, build and post_build runs. Said
//     by an earlier text of the same page (2023, in the repository of the guide);
//     today's refers to the figure of the transitions.
//     https://github.com/awsdocs/aws-codebuild-user-guide/blob/main/doc_source/build-spec-ref.md
//   - UPLOAD_ARTIFACTS is always attempted, even if BUILD fails.
//     https://docs.aws.amazon.com/codebuild/latest/userguide/view-build-details-phases.html
//   - POST_BUILD runs after a failed BUILD: said by maintainers of AWS, who read it
//     off the figure.
//     https://github.com/aws/aws-codebuild-docker-images/issues/385
//     https://github.com/aws/aws-cdk/pull/18365
//   - CODEBUILD_BUILD_SUCCEEDING is 1 or 0. A variable set in several places has
//     the value of the StartBuild call, else of the project, else of the buildspec.
//     https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html
//   - Values from Parameter Store and Secrets Manager are masked in the log, and
//     cannot be exported; nor can names that begin with AWS_.
//   - artifacts: files relative to the source or to each folder that
//     base-directory means, ** for any number of folders, exclude-paths,
//     discard-paths, and a name that is used with overrideArtifactName.
//
// Seen in public build logs and issues, not in the guide: the lines of the log,
// and these messages in CodeBuild's own words: a version it does not know, a
// phase it does not know, a command with subkeys and the two lines it names (the
// command's and the one before), a runtime the image does not have, an
// AccessDeniedException for Parameter Store, and "no matching artifact paths
// found". Every other message about a buildspec is this model's own, says so, and
// has the line.
//
// Inferred, because the guide shows the transitions in a figure only, or says
// nothing:
//
//   - The ways from DOWNLOAD_SOURCE and PRE_BUILD when they fail, to FINALIZING.
//     Whether a build that ends early (install, pre_build, ABORT) still goes by
//     UPLOAD_ARTIFACTS is a parameter.
//   - A build with a failed phase is FAILED. Whether a failure that CONTINUE passed
//     counts is a parameter. No generated question depends on either parameter,
//     nor on PRE_BUILD without on-failure.
//   - RETRY runs the build again from its start, as the guide says "retry the
//     build"; when no retry is left, the build goes on as without on-failure. Its
//     expression is matched against the message of the phase. It may have the dot
//     and the signs * + ? behind a letter, and nothing else of a regular expression.
//   - A command of finally that fails stops those after it. CODEBUILD_BUILD_SUCCEEDING
//     changes at the end of a phase.
//   - With the same name in several sections of env, the later section counts
//     (variables, parameter-store, secrets-manager). A key that the reference does
//     not have is passed over, with a note.
//   - Of files that discard-paths gives one name, one remains.
//
// Simplified:
//
//   - Commands do nothing: the configuration says which fail and which files they
//     leave behind. A small shell reads && || ; if, assignments, export, echo,
//     test, true, false, exit and output to a file; what it cannot read succeeds.
//   - YAML is read by this project's reader, which refuses anchors, aliases, tags
//     and several documents. Every scalar is text.
//   - run-as, proxy, batch, reports, secondary artifacts, symlinks and s3-prefix are
//     read past. Artifacts are not zipped and go to the folder of their name. The
//     cache is named, not filled. Regular expressions, compute types (on-failure
//     needs EC2 compute) and timeouts are left out.
//   - A command takes one second: the time of a demonstration, not of a build.
package buildspec
