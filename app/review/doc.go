// Package review schedules what to repeat and when, with FSRS-6.
//
// Every answered question is a card. Its memory state is not stored: it is what
// FSRS makes of the answers in the log, so that two devices with the same log
// schedule the same, and an undone answer was never given. A generated question
// is a card of its rule: each review draws a fresh configuration.
//
// It promises that the same log, settings and time give the same plan, and that
// scheduling agrees with ts-fsrs, the reference implementation. It knows no
// screen, no clock and no storage.
//
// What is ours, not FSRS's:
//
//   - The rating. Wrong is Again, right but unsure Hard, right Good; Easy is
//     given by its button alone (see Rating).
//   - The day of study begins at the rollover hour, by the clock the answer was
//     given at: each answer carries its distance to UTC. FSRS counts days
//     between answers as days of study.
//   - A right answer within a minute of the one before is no review: the reader
//     has just seen the key.
//   - Cards of the same paragraph are siblings; a day asks one of them.
//
// Intervals are not fuzzed: what is due together is mixed by topic instead, and
// the daily limit spreads it.
package review
