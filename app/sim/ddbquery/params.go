package ddbquery

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// New returns the simulator "ddbquery".
func New() sim.Simulator { return simulator{} }

type simulator struct{}

// Info implements sim.Simulator.
func (simulator) Info() *sim.Info { return info }

var (
	inTable   = i18n.Of("테이블과 인덱스", "Table and indexes")
	inRequest = i18n.Of("요청", "Request")
	inPages   = i18n.Of("페이지와 일관성", "Pages and consistency")
)

func op(ops ...string) func(sim.Values) bool {
	return func(v sim.Values) bool { return contains(ops, v.Get("op")) }
}

// The table of the examples: threads of forums, as in the developer guide.
const threads = `ForumName | Subject | LastPost | Author | Replies | OpenSince | Body
S3 | acl | 2026-08-03 | min | 12 | | <3KB>
S3 | cors | 2026-09-14 | jun | 2 | 2026-09-12 | <3KB>
S3 | etag | 2026-09-20 | sol | 0 | 2026-09-20 | <3KB>
S3 | multipart | 2026-07-30 | min | 7 | | <3KB>
S3 | presign | 2026-10-02 | ara | 31 | | <3KB>
S3 | versioning | 2026-05-11 | jun | 4 | | <3KB>
SQS | dlq | 2026-09-28 | sol | 18 | | <3KB>
SQS | fifo | 2026-06-17 | ara | 5 | | <3KB>
Lambda | cold-start | 2026-10-05 | min | 26 | 2026-10-01 | <3KB>
Lambda | layers | 2026-04-22 | jun | 3 | | <3KB>`

// instances is the table of the guide's example of a fetch: items of 300 bytes.
const instances = `ForumName | Subject | LastPost | Replies | Preview | Body
EC2 | ami | 2026-09-02 | 5 | <+144B> | <300B>
EC2 | asg | 2026-11-11 | 8 | <+144B> | <300B>
EC2 | ebs | 2026-09-15 | 12 | <+144B> | <300B>
EC2 | eni | 2026-10-07 | 3 | <+144B> | <300B>
RDS | dsn | 2026-10-20 | 1 | <+144B> | <300B>`

var info = &sim.Info{
	Name:    "ddbquery",
	Title:   i18n.Of("DynamoDB: 무엇을 읽고 무엇을 돌려주나", "DynamoDB: what is read and what comes back"),
	Summary: i18n.Of("작은 테이블에 GetItem, Query, Scan을 실제로 실행한다. 읽은 항목, 필터가 버린 항목, 돌려준 항목, 페이지, LastEvaluatedKey, 쓴 읽기 용량을 본다.", "A real GetItem, Query or Scan on a small table. See the items read, filtered out and returned, the pages, LastEvaluatedKey and the capacity consumed."),
	Params: []sim.Param{
		{Name: "table", Kind: sim.String, Group: inTable, MaxLen: 2000, Default: threads, Check: checkTable,
			Label: i18n.Of("테이블", "Table"),
			Help:  i18n.Of("첫 줄은 열 이름이고 앞의 둘이 파티션 키와 정렬 키다. 빈칸은 없는 속성, <3KB>는 항목 전체를 3 KB로 채우는 값이다.", "The first line has the names; the first two are partition key and sort key. An empty cell is an attribute that is not there; <3KB> fills the whole item up to 3 KB.")},
		{Name: "lsi", Kind: sim.String, Group: inTable, MaxLen: 120, Default: "LastPostIndex(ForumName, LastPost) INCLUDE Replies", Check: checkIndex,
			Label: i18n.Of("LSI", "LSI"),
			Help:  i18n.Of("이름(파티션 키, 정렬 키) 투영. 투영은 KEYS_ONLY, ALL, 또는 INCLUDE와 속성이다. 비우면 없다.", "Name(partition key, sort key) projection, which is KEYS_ONLY, ALL, or INCLUDE with attributes. Empty: none.")},
		{Name: "gsi1", Kind: sim.String, Group: inTable, MaxLen: 120, Default: "OpenIndex(ForumName, OpenSince) KEYS_ONLY", Check: checkIndex,
			Label: i18n.Of("첫째 GSI", "First GSI"),
			Help:  i18n.Of("GSI의 키는 아무 속성이나 되고 정렬 키는 없어도 된다.", "Any attributes can be a GSI's keys; it may have no sort key.")},
		{Name: "gsi2", Kind: sim.String, Group: inTable, MaxLen: 120, Default: "AuthorIndex(Author, LastPost) INCLUDE Replies", Check: checkIndex,
			Label: i18n.Of("둘째 GSI", "Second GSI")},

		{Name: "op", Kind: sim.Choice, Group: inRequest, Default: opQuery,
			Label:   i18n.Of("작업", "Operation"),
			Options: []sim.Option{sim.Opt(opQuery, "Query", "Query"), sim.Opt(opScan, "Scan", "Scan"), sim.Opt(opGet, "GetItem", "GetItem")}},
		{Name: "target", Kind: sim.Choice, Group: inRequest, Default: onTable, When: op(opQuery, opScan),
			Label:   i18n.Of("읽는 대상", "Reads"),
			Options: []sim.Option{sim.Opt(onTable, "테이블", "the table"), sim.Opt(onLSI, "LSI", "the LSI"), sim.Opt(onGSI1, "첫째 GSI", "the first GSI"), sim.Opt(onGSI2, "둘째 GSI", "the second GSI")}},
		{Name: "key", Kind: sim.String, Group: inRequest, MaxLen: 200, Default: "ForumName = 'S3'", Check: checkPlain, When: op(opQuery),
			Label: i18n.Of("KeyConditionExpression", "KeyConditionExpression"),
			Help:  i18n.Of("여기서는 값을 'S3', 42처럼 식에 바로 써도 된다. 실제 API는 :v와 ExpressionAttributeValues만 받는다. 아래 문서에서 바뀐 요청을 볼 수 있다.", "Values may stand inline here, as 'S3' or 42. The real API takes :v and ExpressionAttributeValues only; the document below has the request in that form.")},
		{Name: "item-key", Kind: sim.String, Group: inRequest, MaxLen: 90, Default: "S3, presign", Check: checkPlain, When: op(opGet),
			Label: i18n.Of("Key(파티션 키, 정렬 키)", "Key (partition key, sort key)")},
		{Name: "filter", Kind: sim.String, Group: inRequest, MaxLen: 240, Default: "Replies >= 10", Check: checkPlain, When: op(opQuery, opScan),
			Label: i18n.Of("FilterExpression", "FilterExpression"),
			Help:  i18n.Of("비교, BETWEEN, IN, attribute_exists, attribute_not_exists, begins_with, contains를 AND, OR, NOT, 괄호로 잇는다.", "Comparisons, BETWEEN, IN, attribute_exists, attribute_not_exists, begins_with and contains, joined by AND, OR, NOT and parentheses.")},
		{Name: "values", Kind: sim.List, Group: inRequest, MaxLen: 6, Check: checkValue, Default: "",
			Label: i18n.Of("ExpressionAttributeValues", "ExpressionAttributeValues"),
			Help:  i18n.Of(":v=S3처럼 쓴다. 식에 :v를 썼을 때만 필요하다.", "As :v=S3. Needed only for a :v in an expression."),
			When: func(v sim.Values) bool {
				return v.Get("op") != opGet && strings.Contains(v.Get("key")+v.Get("filter"), ":")
			}},
		{Name: "select", Kind: sim.Choice, Group: inRequest, Default: selDefault, When: op(opQuery, opScan),
			Label: i18n.Of("돌려받을 속성", "Attributes to return"),
			Options: []sim.Option{
				sim.Opt(selDefault, "기본(테이블은 모두, 인덱스는 투영된 것)", "default (all of the table, the projected of an index)"),
				sim.Opt(selNames, "ProjectionExpression", "ProjectionExpression"),
				sim.Opt(selAll, "ALL_ATTRIBUTES", "ALL_ATTRIBUTES"),
				sim.Opt(selCount, "COUNT(수만)", "COUNT (the number only)"),
			}},
		{Name: "projection", Kind: sim.String, Group: inRequest, MaxLen: 120, Default: "", Check: checkPlain,
			Label: i18n.Of("ProjectionExpression", "ProjectionExpression"),
			When:  func(v sim.Values) bool { return v.Get("op") == opGet || v.Get("select") == selNames }},

		{Name: "limit", Kind: sim.Number, Group: inPages, Min: 0, Max: 16, Step: 1, Default: "0", When: op(opQuery, opScan),
			Label: i18n.Of("Limit", "Limit"), Unit: i18n.Of("개", "items"),
			Help: i18n.Of("호출 한 번이 읽는 항목의 수. 0이면 쓰지 않는다.", "Items one call reads. 0: not used.")},
		{Name: "page", Kind: sim.Number, Group: inPages, Min: 4, Max: 1024, Step: 1, Default: "8", When: op(opQuery, opScan),
			Label: i18n.Of("한 페이지의 크기", "Size of a page"), Unit: i18n.Of("KB", "KB"),
			Help: i18n.Of("DynamoDB에서는 1 MB(1,024 KB)다. 작은 표도 나뉘도록 줄였다.", "1 MB (1,024 KB) in DynamoDB, scaled down so that a small table has pages.")},
		{Name: "forward", Kind: sim.Flag, Group: inPages, Default: "true", When: op(opQuery),
			Label: i18n.Of("ScanIndexForward", "ScanIndexForward"),
			Help:  i18n.Of("끄면 정렬 키의 내림차순으로 읽는다.", "When off, reads in descending order of the sort key.")},
		{Name: "consistent", Kind: sim.Flag, Group: inPages, Default: "false",
			Label: i18n.Of("ConsistentRead", "ConsistentRead")},
	},
	Presets: []sim.Preset{
		{Name: "filter", Label: i18n.Of("필터는 읽은 뒤에: 6개 읽고 2개", "A filter acts after the read: 6 read, 2 returned")},
		{Name: "limit", Label: i18n.Of("Limit 3은 결과 3개가 아니다", "Limit 3 is not 3 results"), Values: map[string]string{"limit": "3", "page": "1024"}},
		{Name: "scan", Label: i18n.Of("같은 답을 Scan으로: 모두 읽는다", "The same answer by Scan: everything is read"), Values: map[string]string{"op": "scan", "filter": "ForumName = 'S3' AND Replies >= 10"}},
		{Name: "sparse", Label: i18n.Of("희소 GSI: 열린 글만 들어 있다", "A sparse GSI holds open threads only"), Values: map[string]string{"target": "gsi1", "filter": ""}},
		{Name: "fetch", Label: i18n.Of("LSI가 테이블에서 가져온다: 0.5가 아니라 2.5 RCU", "An LSI fetches from its table: 2.5 RCU, not 0.5"), Values: map[string]string{"table": instances, "lsi": "LastPostIndex(ForumName, LastPost) INCLUDE Replies, Preview", "gsi1": "", "gsi2": "", "target": "lsi", "key": "ForumName = 'EC2' AND LastPost BETWEEN '2026-08-31' AND '2026-11-30'", "filter": "", "select": "specific", "projection": "Subject, LastPost, Replies, Body", "forward": "false", "page": "1024"}},
		{Name: "unprojected", Label: i18n.Of("GSI는 테이블에서 가져오지 못한다", "A GSI cannot fetch"), Values: map[string]string{"target": "gsi2", "key": "Author = 'min'", "filter": "", "select": "specific", "projection": "Subject, LastPost, Body"}},
		{Name: "consistent", Label: i18n.Of("GSI에는 강력한 일관성 읽기가 없다", "No strongly consistent read of a GSI"), Values: map[string]string{"target": "gsi2", "key": "Author = 'min' AND begins_with(LastPost, '2026-1')", "filter": "", "consistent": "true"}},
		{Name: "filter-key", Label: i18n.Of("Query의 필터에 정렬 키를 쓰면", "A sort key in the filter of a Query"), Values: map[string]string{"filter": "begins_with(Subject, 'p') AND Replies >= 10"}},
	},
	Predictions: []sim.Prediction{
		{Name: "scanned", Prompt: i18n.Of("모두 몇 개의 항목을 읽을까?", "How many items will be read in all?"), Unit: i18n.Of("개", "")},
		{Name: "first", Prompt: i18n.Of("첫 호출은 항목을 몇 개 돌려줄까?", "How many items will the first call return?"), Unit: i18n.Of("개", "")},
		{Name: "calls", Prompt: i18n.Of("LastEvaluatedKey가 없어질 때까지 몇 번 호출할까?", "How many calls will it take until there is no LastEvaluatedKey?"), Unit: i18n.Of("번", "")},
		{Name: "units", Prompt: i18n.Of("모두 몇 RCU를 쓸까?", "How many RCU will it consume in all?"), Unit: i18n.Same("RCU")},
	},
	Asks: []sim.Ask{
		{Name: "count", Title: i18n.Of("한 호출이 돌려주는 항목", "What one call returns")},
		{Name: "units", Title: i18n.Of("쓰는 읽기 용량", "Capacity consumed")},
		{Name: "pages", Title: i18n.Of("필요한 호출 수", "Calls needed")},
		{Name: "fetch", Title: i18n.Of("투영되지 않은 속성", "An attribute that is not projected")},
		{Name: "accepted", Title: i18n.Of("받아들여지는 키 조건", "The key condition that is accepted")},
		{Name: "refused", Title: i18n.Of("거절되는 요청", "The request that is refused")},
		{Name: "sparse", Title: i18n.Of("희소 인덱스", "A sparse index")},
		{Name: "newest", Title: i18n.Of("순서와 Limit", "Order and Limit")},
	},
	Legend: []sim.LegendItem{
		{Mark: "outline", Tone: sim.Flow, Label: i18n.Of("읽은 항목", "item read")},
		{Mark: "tick", Tone: sim.Good, Label: i18n.Of("돌려준 항목", "returned")},
		{Mark: "cross", Tone: sim.Wait, Label: i18n.Of("읽었지만 필터가 버림", "read, dropped by the filter")},
		{Mark: "bar", Tone: sim.Accent, Label: i18n.Of("키 조건의 범위", "range of the key condition")},
		{Mark: "ring", Tone: sim.Wait, Label: i18n.Of("테이블에서 가져옴", "fetched from the table")},
		{Mark: "dash", Tone: sim.Plain, Label: i18n.Of("페이지가 끝난 곳, LastEvaluatedKey", "end of a page, LastEvaluatedKey")},
	},
	Sources: []sim.Source{
		{Title: "Key condition expressions for the Query operation", URL: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html", Checked: "2026-11"},
		{Title: "Other aspects of working with the Query operation", URL: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Other.html", Checked: "2026-11"},
		{Title: "Scanning tables", URL: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html", Checked: "2026-11"},
		{Title: "Local secondary indexes", URL: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html", Checked: "2026-11"},
		{Title: "Global secondary indexes", URL: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html", Checked: "2026-11"},
		{Title: "DynamoDB read and write operations", URL: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html", Checked: "2026-11"},
	},
}
