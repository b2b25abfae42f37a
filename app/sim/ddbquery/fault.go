package ddbquery

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// fault is why a request is refused, or why a table cannot be made.
type fault struct {
	key  string
	text i18n.Text // the message
	own  bool      // worded by this model
	why  i18n.Text // the rule, and what to do instead
}

type words struct{ key, ko, en string }

// messages are DynamoDB's own, all of them ValidationExceptions.
var messages = []words{
	{"syntax", "", `Invalid $1: Syntax error; token: "$2", near: "$3"`},
	{"parens", "", "Invalid $1: The expression has redundant parentheses;"},
	{"function", "", "Invalid $1: Invalid function name; function: $2"},
	{"misused", "", "Invalid $1: The function is not allowed to be used this way in an expression; function: $2"},
	{"no-value", "", "Invalid $1: An expression attribute value used in expression is not defined; attribute value: $2"},
	{"operands", "", "Invalid $1: Incorrect number of operands for operator or function; operator or function: $2, number of operands: $3"},
	{"path", "", "Invalid $1: Operator or function requires a document path; operator or function: $2"},
	{"operand-type", "", "Invalid $1: Incorrect operand type for operator or function; operator or function: $2, operand type: $3"},
	{"distinct", "", "Invalid $1: The first operand must be distinct from the remaining operands for this operator or function; operator: $2, first operand: [$3]"},
	{"bound-types", "", "Invalid $1: The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {$2}, upper bound operand: AttributeValue: {$3}"},
	{"bounds", "", "Invalid $1: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {$2}, upper bound operand: AttributeValue: {$3}"},
	{"key-operator", "", "Invalid operator used in KeyConditionExpression: $1"},
	{"key-two-names", "", "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition"},
	{"key-first", "", "Invalid condition in KeyConditionExpression: $1 operator must have the key attribute as its first operand"},
	{"key-none", "", "Invalid condition in KeyConditionExpression: No key attribute specified"},
	{"key-twice", "", "KeyConditionExpressions must only contain one condition per key"},
	{"key-count", "", "Conditions can be of length 1 or 2 only"},
	{"key-missed", "", "Query condition missed key schema element: $1"},
	{"key-shape", "", "Query key condition not supported"},
	{"key-type", "", "One or more parameter values were invalid: Condition parameter type does not match schema type"},
	{"key-second", "", "Query condition missed key schema element: $1"},
	{"key-no-sort", "", "Query key condition not supported"},
	{"unused", "", "Value provided in ExpressionAttributeValues unused in expressions: keys: {$1}"},
	{"no-key", "", "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request."},
	{"item-key", "", "The provided key element does not match the schema"},
	{"no-index", "", "The table does not have the specified index: $1"},
	{"consistent", "", "Consistent reads are not supported on global secondary indexes"},
	{"filter-key", "", "Filter Expression can only contain non-primary key attributes: Primary key attribute: $1"},
	{"all", "", "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index $1 because its projection type is not ALL"},
	{"projected", "", "One or more parameter values were invalid: Global secondary index $1 does not project [$2]"},
	{"index-type", "", "One or more parameter values were invalid: Type mismatch for Index Key $1 Expected: $2 Actual: $3 IndexName: $4"},
	{"index-sort", "", "One or more parameter values were invalid: Index KeySchema does not have a range key for index: $1"},
	{"index-hash", "", "One or more parameter values were invalid: Index KeySchema does not have the same leading hash key as table KeySchema for index: $1. index hash key: $2, table hash key: $3"},
}

// rules are faults whose wording at DynamoDB is not known.
var rules = []words{
	{"not-here", "$1()은(는) DynamoDB에 있지만 이 모델은 계산하지 않는다", "$1() exists in DynamoDB, and this model does not compute it"},
	{"names", "ProjectionExpression에는 속성 이름을 쉼표로 나누어 쓴다: $1", "a ProjectionExpression is names with commas between them: $1"},
	{"same-name", "인덱스 이름이 겹친다: $1", "two indexes are called $1"},
}

// reasons are the rules behind the messages.
var reasons = []words{
	{"syntax", "식은 조건을 AND, OR, NOT과 괄호로 잇는다. 조건은 비교, BETWEEN, IN, 함수 가운데 하나다.", "An expression joins conditions by AND, OR, NOT and parentheses. A condition is a comparison, BETWEEN, IN or a function."},
	{"function", "함수 이름은 대소문자를 가린다.", "The names of functions are case-sensitive."},
	{"no-value", "값은 ExpressionAttributeValues에 넘긴다.", "Values are passed in ExpressionAttributeValues."},
	{"key-operator", "키 조건에는 파티션 키의 =와, 정렬 키의 =, <, <=, >, >=, BETWEEN, begins_with만 쓴다.", "A key condition has = for the partition key, and =, <, <=, >, >=, BETWEEN or begins_with for the sort key."},
	{"key-twice", "정렬 키에는 조건을 하나만 건다. 범위는 BETWEEN으로 쓴다.", "The sort key takes one condition; write a range as BETWEEN."},
	{"key-count", "키 조건은 파티션 키와 정렬 키에 하나씩이다. 다른 속성은 필터에 쓴다.", "A key condition has one condition for each key. Other attributes belong in the filter."},
	{"key-missed", "Query에는 읽는 대상의 파티션 키 값이 꼭 있어야 한다. 여기서 파티션 키는 $1이다.", "A Query always has a value for the partition key of what it reads. Here that key is $1."},
	{"key-shape", "파티션 키는 =로만 정한다. 여기서 파티션 키는 $1이다.", "The partition key takes = only. Here that key is $1."},
	{"key-second", "둘째 조건은 읽는 대상의 정렬 키에만 건다. 여기서 정렬 키는 $1이다. 다른 속성은 필터에 쓴다.", "The second condition is on the sort key of what is read, here $1. Other attributes belong in the filter."},
	{"key-no-sort", "정렬 키가 없는 인덱스에는 둘째 조건을 걸지 못한다.", "An index without a sort key takes no second condition."},
	{"unused", "쓰지 않는 값은 넘길 수 없다.", "A value that no expression uses cannot be passed."},
	{"key-type", "키의 형식은 스키마로 정해져 있다. 문자열 키는 문자열과만 비교한다.", "The schema fixes the types of keys: a string key is compared with a string."},
	{"no-key", "Query는 키 조건 없이 부를 수 없다. 모두 읽는 것은 Scan이다.", "A Query needs a key condition. Reading everything is a Scan."},
	{"item-key", "GetItem은 기본 키 전체, 곧 파티션 키와 정렬 키의 값을 모두 받는다. 파티션 키만 알면 Query를 쓴다.", "GetItem takes the whole primary key, partition key and sort key. With the partition key alone, use Query."},
	{"consistent", "GSI는 테이블과 비동기로 맞춰지므로 최종적 일관성 읽기만 된다. 테이블과 LSI는 강력한 일관성 읽기가 된다.", "A GSI follows its table asynchronously, so it has eventually consistent reads only. The table and an LSI can be read strongly."},
	{"filter-key", "Query의 필터에는 읽는 대상의 키 속성을 쓰지 못한다. 키 조건으로 옮긴다. Scan의 필터에는 쓸 수 있다.", "The filter of a Query cannot name a key of what it reads: move it into the key condition. The filter of a Scan can."},
	{"all", "GSI는 테이블에서 가져오지 않으므로 투영이 ALL일 때만 모든 속성을 준다.", "A GSI does not fetch from its table, so it has all attributes only with the projection ALL."},
	{"projected", "GSI는 투영되지 않은 속성을 테이블에서 가져오지 못한다. LSI는 가져온다.", "A GSI cannot fetch an attribute it does not project. An LSI can."},
	{"index-type", "인덱스 키의 형식도 스키마로 정해진다. 형식이 다른 값은 쓸 때 거절된다.", "The schema fixes the types of index keys too: writing a value of another type is refused."},
	{"index-hash", "LSI의 파티션 키는 테이블과 같고 정렬 키만 다르다.", "An LSI has its table's partition key and another sort key."},
	{"index-sort", "LSI에는 정렬 키가 꼭 있다.", "An LSI always has a sort key."},
}

func phrase(list []words, key string, values []string) i18n.Text {
	for i := range list {
		if w := &list[i]; w.key == key {
			if w.ko == "" {
				return i18n.Same(sim.Fill(w.en, values...))
			}
			return sim.Tell(w.ko, w.en, values...)
		}
	}
	return i18n.Text{}
}

// said is a fault in DynamoDB's own words.
func said(key string, values ...string) *fault {
	return &fault{key: key, text: phrase(messages, key, values), why: phrase(reasons, key, values)}
}

// ruled is a fault in this model's words.
func ruled(key string, values ...string) *fault {
	return &fault{key: key, text: phrase(rules, key, values), own: true}
}
