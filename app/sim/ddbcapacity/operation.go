package ddbcapacity

// Names of the operations, as parameters have them.
const (
	get        = "get"
	batchGet   = "batch-get"
	query      = "query"
	scan       = "scan"
	put        = "put"
	update     = "update"
	remove     = "delete"
	batchWrite = "batch-write"
	transGet   = "transact-get"
	transWrite = "transact-write"
)

// Sizes in bytes.
const (
	kb = 1024
	mb = 1024 * kb

	readBlock  = 4 * kb // what one read unit reads
	writeBlock = kb     // what one write unit writes

	// What a batch holds. The documented example, 52 of 100 items of 300 KB,
	// takes 16 MB for 16 million bytes.
	batchBytes = 16_000_000
)

// grouping says how the items of a call are rounded.
type grouping int

const (
	single grouping = iota // there is but one
	each                   // every item for itself
	packed                 // their sum
)

// operation is one API operation and what limits one call of it.
type operation struct {
	name, api   string
	write       bool
	transaction bool
	group       grouping
	most        int   // items of one call, 0 without a limit of its own
	bytes       int64 // of one call, 0 likewise
	size        string
}

var operations = []operation{
	{name: get, api: "GetItem"},
	{name: batchGet, api: "BatchGetItem", group: each, most: 100, bytes: batchBytes, size: "16 MB"},
	{name: query, api: "Query", group: packed, bytes: mb, size: "1 MB"},
	{name: scan, api: "Scan", group: packed, bytes: mb, size: "1 MB"},
	{name: transGet, api: "TransactGetItems", transaction: true, group: each, most: 100, bytes: 4 * mb, size: "4 MB"},
	{name: put, api: "PutItem", write: true},
	{name: update, api: "UpdateItem", write: true},
	{name: remove, api: "DeleteItem", write: true},
	{name: batchWrite, api: "BatchWriteItem", write: true, group: each, most: 25, bytes: batchBytes, size: "16 MB"},
	{name: transWrite, api: "TransactWriteItems", write: true, transaction: true, group: each, most: 100, bytes: 4 * mb, size: "4 MB"},
}

func operationOf(name string) *operation {
	for i := range operations {
		if operations[i].name == name {
			return &operations[i]
		}
	}
	panic("ddbcapacity: no operation " + name)
}

// replaces reports whether the item may be there before.
func (o *operation) replaces() bool { return o.name == put || o.name == update }

// conditional reports whether one condition stands for the whole call.
func (o *operation) conditional() bool { return o.write && o.group == single }

// unit is what the operation consumes.
func (o *operation) unit() string {
	if o.write {
		return "WCU"
	}
	return "RCU"
}

func (o *operation) block() int64 {
	if o.write {
		return writeBlock
	}
	return readBlock
}

// ceiling is what one partition serves a second, in half units.
func (o *operation) ceiling() int64 {
	if o.write {
		return 2 * 1000
	}
	return 2 * 3000
}

// fresh is what a new on-demand table serves a second, in half units.
func (o *operation) fresh() int64 {
	if o.write {
		return 2 * 4000
	}
	return 2 * 12000
}

// topic is the name of an operation with the Korean particle of a topic.
func topic(api string) string {
	switch api[len(api)-1] {
	case 'm', 'n': // GetItem, Scan
		return api + "은"
	}
	return api + "는"
}
