// Package ddbcapacity simulates what DynamoDB charges for one call and what a
// table does with a stream of such calls: the bytes of the items become capacity
// units with every rounding shown, and the units fall on the partitions.
//
// It promises one operation at a time, items of one or two sizes, a load that is
// steady or has one spike, and a few partitions of a provisioned or an on-demand
// table. Units are counted in halves and times in whole seconds, so that every
// number of a run is exact.
//
// Rules and where they were read (2026-11):
//
//   - A read of up to 4 KB is one unit strongly consistent, half a unit eventually
//     consistent, two units in a transaction; a write of up to 1 KB is one unit,
//     two in a transaction. Get and the batches round every item, Query and Scan
//     the sum of what they evaluate: a filter or a projection saves nothing. Put
//     and Update cost the larger of the old and the new item, Delete the deleted
//     one, a failed condition the larger item as well. Reading an item that does
//     not exist costs what the smallest read costs.
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html
//   - One call holds 100 items (BatchGetItem, transactions) or 25 (BatchWriteItem);
//     a page of Query or Scan 1 MB, a transaction 4 MB, a batch 16 MB; an item
//     400 KB.
//     https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
//     https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
//   - A partition serves at most 3,000 read units and 1,000 write units a second,
//     in both capacity modes. Adaptive capacity raises a hot partition instantly
//     as long as neither this maximum nor the total of the table is passed.
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/burst-adaptive-capacity.html
//   - Up to 300 seconds of unused capacity are retained for bursts, without
//     guarantee. The worked example of 150 RCU, 45,000 units and 900 seconds, and
//     that a burst cannot pass the maximum of a partition:
//     https://repost.aws/knowledge-center/dynamodb-spiky-workloads-short-intervals
//   - An on-demand table serves up to twice its previous peak at once; a new one
//     4,000 write or 12,000 read units a second. Beyond twice the peak within 30
//     minutes it may throttle.
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
//   - A write needs capacity in the table and in every index it changes; an index
//     short of it throttles the write to the table.
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
//   - The reasons named in a throttling exception.
//     https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ThrottlingReason.html
//   - A random or calculated suffix spreads one key over many; reading it all back
//     takes a query for each suffix.
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-sharding.html
//
// Not documented, so chosen here: how the burst is kept. The model has one bucket
// for the table, filled every second with what was not used, up to 300 seconds of
// the provisioned capacity, and drained without a limit of its own; that is the
// arithmetic of the example above. AWS keeps "a portion", speaks of partitions in
// older pages, and may use it for its own work. When and where partitions split
// is not documented either: the model's partitions are fixed, and a hot item is
// not moved to a partition of its own, which would not raise its maximum. Nor are
// the items of one key split by their sort key: the questions have one that always
// increases, so that new items meet in one partition all the same. How keys hash is
// left out: keys go round the partitions in turn, as evenly as they can. Where AWS
// says that an on-demand table may throttle, the model does. Whom a table that is
// short turns away is not documented: here all partitions lose the same share.
//
// Simplified: the load is a flow, so a second may serve a fraction of a call. The
// items of a batch or a transaction count each for itself; in truth one refused
// item cancels its transaction, and a batch hands it back as unprocessed. Refused
// calls are not retried and cost nothing. The index holds every attribute, its own
// keys are evenly spread, every write costs it what it costs the table, and it
// lags by nothing. Of a failed condition the pages say different things; the model
// takes the larger item, and that there is one. A partition's maximum is given to
// reads or writes alone; a mix is left out. So are what a Query or Scan that finds
// nothing may cost for every partition it searches, BatchGetItem's 1 MB for one
// partition, auto scaling, warm throughput, account and table quotas, configured
// maximums, DAX, Streams, global tables and the price.
package ddbcapacity
