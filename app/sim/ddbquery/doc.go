// Package ddbquery carries out a GetItem, Query or Scan of DynamoDB on a small
// table with a local and two global secondary indexes: which items are read, which
// of them a filter drops, which come back, in which pages, and what it costs.
//
// Modelled rules, read in November 2026:
//
//   - A Query needs the partition key's value by = and may bound the sort key by
//     =, <, <=, >, >=, BETWEEN or begins_with. Results are in the order of the
//     sort key: numbers by size, strings by their UTF-8 bytes; ScanIndexForward
//     turns it round. One call reads at most 1 MB, before filter and projection.
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html
//   - A filter acts after the read and saves no capacity. Limit counts items read,
//     before the filter. ScannedCount and Count. Capacity follows the size of what
//     is read, and is at least half a unit (one unit when strongly consistent).
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Other.html
//   - The filter of a Query names no key attribute; that of a Scan may.
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.FilterExpression.html
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html
//   - LastEvaluatedKey goes back as ExclusiveStartKey; only its absence is the end,
//     and its presence does not mean that items are left.
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
//   - Operators, functions and precedence of filters; function names are
//     case-sensitive.
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
//   - LSI: the table's partition key and another sort key; strongly consistent
//     reads; attributes that are not projected are fetched, whole items, each
//     rounded up to 4 KB and added to the entries' sum.
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html
//   - GSI: any keys, eventually consistent only, no fetches. An item without a key
//     of an index is not in it. An index's entries are weighed by what they hold.
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
//   - GetItem rounds the item up to 4 KB; Query and Scan round the sum. Reading
//     what is not there costs too.
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
//   - Sizes of items: names and values, a number 1 byte for two digits and 1 more.
//     https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
//
// The messages of ValidationExceptions, and their order, are those that the tests
// of dynalite assert against the real service
// (https://github.com/mhart/dynalite, test/query.js, test/scan.js, test/getItem.js,
// db/index.js), and for projections those in users' reports
// (https://github.com/localstack/localstack/issues/478,
// https://github.com/mapbox/dyno/issues/23). Of a syntax error only its beginning is
// known so, and what follows "near" is put together here. Messages of the model
// itself say that they are.
//
// Inferred, because no page says it:
//
//   - A page ends before the item that would not fit. With Limit items read there is
//     a LastEvaluatedKey even when nothing is left (dynalite does the same); a read
//     that ends by itself has none. No generated question depends on this.
//   - The filter of an index sees the attributes of the index, and an attribute that
//     is not projected counts as missing. With fetches it sees the whole item, and
//     every item read is fetched. No generated question depends on this.
//   - Two entries of the same index key are in the order of the table's key; the
//     guide says "no particular order". Partitions of a Scan follow a hash that is
//     not DynamoDB's, which is not public.
//
// Simplified:
//
//   - The size of a page is a parameter, 8 KB instead of 1 MB, so that a small table
//     has pages. Values may stand inline; the API takes placeholders only, and the
//     document of a run has the request in that form. A #name is the name behind
//     the sign, without ExpressionAttributeNames. Reserved words are not looked for:
//     a real request has to write Status or Name as #s.
//   - Values are strings, numbers of at most 38 digits without exponent, and
//     booleans. Sets, lists, maps, binary values, paths into documents, size() and
//     attribute_type() are left out, as are keys of several attributes, parallel
//     scans and segments. <3KB> stands for a text that fills its item up to 3 KB;
//     expressions take it for an empty one.
//   - Indexes are up to date and cost no writes. The 10 GB of an item collection,
//     throttling and partitions are left out: a read goes to one partition.
//   - A step takes half a second or one: the time of a demonstration.
package ddbquery
