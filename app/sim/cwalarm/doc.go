// Package cwalarm simulates how a CloudWatch metric alarm is evaluated: data
// points of a period, M out of N of them, and what happens when some are missing;
// and what a composite alarm above it does.
//
// It promises the documented evaluation on a metric that is written down sample
// by sample. At every evaluation it shows which data points were retrieved, which
// of them counted, how many had to be filled in, and why the state follows.
//
// Rules and where they were read (2026-11, the text of the first two also in the
// last public source of the guide, of May 2023):
//
//   - Period, Evaluation Periods (N) and Datapoints to Alarm (M). The breaching data
//     points need not be consecutive. With a period of a minute or more the alarm
//     is evaluated every minute and the window slides by that minute; with one of
//     10, 20 or 30 seconds every 10 seconds. The state is OK, ALARM or
//     INSUFFICIENT_DATA.
//     https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
//   - More data points than N are retrieved: the evaluation range. With N or more
//     real ones the newest N of those decide and the setting for missing data is
//     ignored. With fewer, all real ones count and as few as possible are filled
//     in: as within the threshold (notBreaching), as breaching, by keeping the
//     state (ignore), or not at all (missing), which is INSUFFICIENT_DATA when the
//     whole range is empty. Two tables of five rows show it; they are tests here.
//     https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
//   - Premature alarm state: when the oldest data point there is breaches, is at
//     least as old as M, and everything after it breaches or is missing, the alarm
//     is ALARM with "missing" and keeps its state with "ignore". "- - - - X" and
//     "- - - X -" do not make a 3 out of 3 alarm go to ALARM.
//     https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
//   - Actions are invoked once, when the state changes; an Auto Scaling action is
//     invoked again every minute that the alarm stays in the state. A composite
//     alarm notifies, but performs no EC2 and no Auto Scaling action.
//     https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html
//   - A composite alarm is ALARM while its rule over the states of other alarms is
//     true, such as ALARM(A) AND NOT ALARM(Deployment), and OK while it is false.
//     https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm.html
//
// Not documented, and what the model does instead:
//
//   - The size of the evaluation range, except for one example (5 for N = 3). Here
//     it is N plus a number that can be set, 2 at first.
//   - The state with "missing" when there are fewer than N real data points, all of
//     them breach, there are fewer than M, and the oldest is younger than M: only
//     that it is not ALARM. The range is not empty, so INSUFFICIENT_DATA is not due,
//     and the model says OK; with "ignore" it keeps the state. With "breaching" the
//     filling gives ALARM.
//   - Whether the premature rule looks at the newest N data points or at the whole
//     range: the page says both. Here it is the range.
//   - The page says that the premature rule holds whatever M is, yet its own row
//     "0 - X - -" of a 2 out of 3 alarm is OK: so here a data point within the
//     threshold anywhere in the range switches the rule off, as "all real data points
//     in the evaluation range are included" has it.
//   - "ignore" with M real breaching data points, yet fewer than N real ones: ALARM,
//     as every way to fill the rest gives that.
//   - How percentiles are interpolated. Here p99 is the smallest sample that at least
//     99 percent of the samples do not exceed.
//
// An evaluation that rests on one of these carries a mark, and no generated question
// has one.
//
// Simplified: samples arrive at once, so no data point is late; evaluations fall on
// whole minutes (or 10 seconds); before the first entry there is no data; a composite
// alarm follows its alarms at once and begins with what its rule gives. M larger than
// N, which CloudWatch refuses, counts as N. Left out: wall-clock evaluation windows
// and warm-up periods (both of 2026), metric math, anomaly detection and log alarms,
// the setting for percentiles of few samples (they are always evaluated, which is the
// default), suppressor alarms with their wait and extension periods, and alarms on
// AWS/DynamoDB metrics, which ignore missing data by default.
package cwalarm
