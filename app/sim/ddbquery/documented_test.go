package ddbquery

import (
	"strings"
	"testing"

	"notelab/app/sim/simtest"
)

const guide = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"

// rows writes items of one size under one partition key.
func rows(n int, size string) string {
	s := "pk | sk | pad"
	for i := range n {
		s += "\na | " + itoa(i+1) + " | <" + size + ">"
	}
	return s
}

// Examples of the developer guide, with the numbers it gives.
func TestDocumentedExamples(t *testing.T) {
	none := []string{"lsi", "", "gsi1", "", "gsi2", "", "filter", "", "page", "1024", "key", "pk = 'a'"}
	for _, c := range []struct {
		name, source string
		values       []string
		want         map[string]float64
	}{
		{"A 300-byte item of which 200 bytes are projected, four of them fetched: 4 KB + 4 × 4 KB = 20 KB", guide + "LSI.html",
			[]string{"preset", "fetch", "consistent", "true"}, map[string]float64{"scanned": 4, "units": 5}},
		{"Eight entries of 2,000 bytes in a GSI: 0.5 × (16 KB / 4 KB) = 2", guide + "GSI.html",
			[]string{"table", rows(8, "2000B"), "gsi1", "ByA(pk) ALL", "target", "gsi1"}, map[string]float64{"units": 2}},
		{"A query rounds the sum: 10 items, 40.8 KB together, are 44 KB", guide + "read-write-operations.html",
			[]string{"table", rows(10, "4178B"), "consistent", "true"}, map[string]float64{"units": 11}},
		{"GetItem of a 3.5 KB item rounds to 4 KB", guide + "read-write-operations.html",
			[]string{"table", rows(1, "3584B"), "op", "get", "item-key", "a, 1", "consistent", "true"}, map[string]float64{"units": 1}},
		{"GetItem of a 10 KB item rounds to 12 KB", guide + "read-write-operations.html",
			[]string{"table", rows(1, "10KB"), "op", "get", "item-key", "a, 1", "consistent", "true"}, map[string]float64{"units": 3}},
		{"An item of 8 KB, eventually consistent, is one unit", guide + "read-write-operations.html",
			[]string{"table", rows(1, "8KB"), "op", "get", "item-key", "a, 1"}, map[string]float64{"units": 1}},
		{"An item that is not there costs a read all the same", guide + "read-write-operations.html",
			[]string{"table", rows(1, "8KB"), "op", "get", "item-key", "a, 2"}, map[string]float64{"units": 0.5, "scanned": 0}},
		{"Limit 6 reads six items, before the filter", guide + "Query.Other.html",
			[]string{"table", rows(9, "1KB"), "limit", "6", "filter", "attribute_not_exists(pad)"}, map[string]float64{"first": 0, "returned": 0, "scanned": 9, "calls": 2}},
		{"A query of what is not there returns an empty result and costs half a unit", guide + "Query.Other.html",
			[]string{"table", rows(1, "1KB"), "key", "pk = 'b'"}, map[string]float64{"scanned": 0, "units": 0.5, "calls": 1}},
		{"The filter does not change the capacity", guide + "Query.Other.html",
			[]string{"table", rows(8, "1KB"), "filter", "sk2 = 1"}, map[string]float64{"units": 1, "returned": 0}},
		{"Comet Quest: the item without TopScore is not in the index", guide + "GSI.html",
			[]string{"table", "UserId | GameTitle | TopScore\n123 | Comet Quest | 0\n201 | Comet Quest | 0\n301 | Comet Quest | 0\n400 | Comet Quest",
				"gsi1", "GameTitleIndex(GameTitle, TopScore) KEYS_ONLY", "target", "gsi1", "key", "GameTitle = 'Comet Quest'"}, map[string]float64{"scanned": 3}},
		{"Thread: one forum, the subjects that begin with a letter", guide + "LSI.html",
			[]string{"preset", "filter", "key", "ForumName = :f AND begins_with(Subject, :p)", "values", ":f=S3,:p=a", "filter", ""}, map[string]float64{"scanned": 1}},
		{"Scan: any attribute in the filter, keys too", guide + "Scan.html",
			[]string{"preset", "scan"}, map[string]float64{"scanned": 10, "returned": 2}},
		{"Strings are ordered by their bytes, numbers by size", guide + "Query.KeyConditionExpressions.html",
			[]string{"table", "pk | sk\na | 9\na | 10\na | -2", "key", "pk = 'a' AND sk > 8"}, map[string]float64{"scanned": 2}},
	} {
		v := simtest.Preset(t, New(), "filter", none...)
		if c.values[0] == "preset" {
			v = simtest.Preset(t, New(), c.values[1], c.values[2:]...)
		} else {
			v = v.Must(c.values...)
		}
		tr := New().Run(v)
		for key, want := range c.want {
			if f, ok := tr.Figure(key); !ok || f.Value != want {
				t.Errorf("%s (%s): %s = %v; want %v\n%s", c.name, c.source, key, f.Value, want, v.Query())
			}
		}
	}
}

// Messages of the service, as dynalite's tests assert them against the real one
// (https://github.com/mhart/dynalite, test/query.js, test/scan.js, test/getItem.js),
// and as users report them.
func TestMessagesOfTheService(t *testing.T) {
	query := func(key, filter string, more ...string) []string {
		return append([]string{"key", key, "filter", filter}, more...)
	}
	for _, c := range []struct {
		values []string
		want   string
	}{
		{query("", ""), "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request."},
		{query("Subject = 'acl'", ""), "Query condition missed key schema element: ForumName"},
		{query("ForumName = 'S3' AND Replies > 3", ""), "Query condition missed key schema element: Subject"},
		{query("ForumName = 'S3' AND Subject > 'a' AND Replies > 3", ""), "Conditions can be of length 1 or 2 only"},
		{query("ForumName > 'S3'", ""), "Query key condition not supported"},
		{query("Author = 'min' AND Subject = 'x'", "", "target", "gsi2", "gsi2", "AuthorIndex(Author) ALL"), "Query key condition not supported"},
		{query("ForumName = 3", ""), "One or more parameter values were invalid: Condition parameter type does not match schema type"},
		{query("ForumName = 'S3' AND contains(Subject, 'a')", ""), "Invalid operator used in KeyConditionExpression: contains"},
		{query("ForumName = 'S3' OR ForumName = 'SQS'", ""), "Invalid operator used in KeyConditionExpression: OR"},
		{query("ForumName IN ('S3', 'SQS')", ""), "Invalid operator used in KeyConditionExpression: IN"},
		{query("NOT ForumName = 'S3'", ""), "Invalid operator used in KeyConditionExpression: NOT"},
		{query("ForumName <> 'S3'", ""), "Invalid operator used in KeyConditionExpression: <>"},
		{query("begins_with('a', Subject) AND ForumName = 'S3'", ""), "Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand"},
		{query("'a' = 'b'", ""), "Invalid condition in KeyConditionExpression: No key attribute specified"},
		{query("ForumName = Subject", ""), "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition"},
		{query("ForumName = 'S3' AND Subject > 'a' AND Subject < 'c'", ""), "KeyConditionExpressions must only contain one condition per key"},
		{query("ForumName = 'S3' AND Subject BETWEEN 'b' AND 'a'", ""), "Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:b}, upper bound operand: AttributeValue: {S:a}"},
		{query("ForumName = 'S3' AND Subject BETWEEN 1 AND 'a'", ""), "Invalid KeyConditionExpression: The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:a}"},
		{query("ForumName = 'S3'", "Subject = 'a'"), "Filter Expression can only contain non-primary key attributes: Primary key attribute: Subject"},
		{query("Author = 'min'", "LastPost > '2026'", "target", "gsi2"), "Filter Expression can only contain non-primary key attributes: Primary key attribute: LastPost"},
		{query("ForumName = 'S3'", "((Replies = 1))"), "Invalid FilterExpression: The expression has redundant parentheses;"},
		{query("ForumName = 'S3'", "BEGINS_WITH(Author, 'm')"), "Invalid FilterExpression: Invalid function name; function: BEGINS_WITH"},
		{query("ForumName = 'S3'", "contains(Author, 'm') = 1"), "Invalid FilterExpression: The function is not allowed to be used this way in an expression; function: contains"},
		{query("ForumName = 'S3'", "Replies > :none"), "Invalid FilterExpression: An expression attribute value used in expression is not defined; attribute value: :none"},
		{query("ForumName = 'S3'", "begins_with(Author)"), "Invalid FilterExpression: Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1"},
		{query("ForumName = 'S3'", "attribute_exists('x')"), "Invalid FilterExpression: Operator or function requires a document path; operator or function: attribute_exists"},
		{query("ForumName = 'S3'", "begins_with(Author, 3)"), "Invalid FilterExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N"},
		{query("ForumName = 'S3'", "Replies = Replies"), "Invalid FilterExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [Replies]"},
		{query("ForumName = 'S3'", "Replies >= 'a' AND AND"), "Invalid FilterExpression: Syntax error; "},
		{query("ForumName = 'S3'", "", "target", "lsi", "lsi", ""), "The table does not have the specified index: LSI"},
		{query("Author = 'min'", "", "target", "gsi2", "consistent", "true"), "Consistent reads are not supported on global secondary indexes"},
		{query("Author = 'min'", "", "target", "gsi2", "select", "all"), "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index AuthorIndex because its projection type is not ALL"},
		{query("Author = 'min'", "", "target", "gsi2", "select", "specific", "projection", "Subject, Body"), "One or more parameter values were invalid: Global secondary index AuthorIndex does not project [Body]"},
		{[]string{"op", "get", "item-key", "S3"}, "The provided key element does not match the schema"},
		{[]string{"op", "get", "item-key", "S3, 3"}, "The provided key element does not match the schema"},
		{[]string{"lsi", "Loc(Author, LastPost) ALL"}, "One or more parameter values were invalid: Index KeySchema does not have the same leading hash key as table KeySchema for index: Loc. index hash key: Author, table hash key: ForumName"},
		{[]string{"lsi", "Loc(ForumName) ALL"}, "One or more parameter values were invalid: Index KeySchema does not have a range key for index: Loc"},
		{[]string{"gsi1", "Mixed(X) ALL", "table", "a | b | X\nx | y | 1\nx | z | two", "lsi", "", "gsi2", ""}, "One or more parameter values were invalid: Type mismatch for Index Key X Expected: N Actual: S IndexName: Mixed"},
	} {
		v := info.Defaults().Must(c.values...)
		m := New().Run(v).Model.(*model)
		if m.fault == nil {
			t.Errorf("%q is accepted; want %s", c.values, c.want)
		} else if got := m.fault.text.En; got != c.want && (!strings.HasSuffix(c.want, "; ") || !strings.HasPrefix(got, c.want)) {
			t.Errorf("%q\ngot  %s\nwant %s", c.values, got, c.want)
		}
	}
	// What is refused elsewhere is accepted here.
	for _, values := range [][]string{
		query("ForumName = 'S3'", "", "target", "lsi", "consistent", "true", "select", "all"),
		query("Author = 'min'", "Subject = 'acl' AND ForumName = 'S3'", "target", "gsi2"), // keys of the table, not of the index
		{"op", "scan", "filter", "Subject = 'acl'"},
		query("ForumName = 'S3'", "#Replies >= 10 AND (Author = 'min' OR NOT contains(Author, 'j'))"),
	} {
		if m := New().Run(info.Defaults().Must(values...)).Model.(*model); m.fault != nil {
			t.Errorf("%q is refused: %s", values, m.fault.text.En)
		}
	}
}

// The document is the request the API takes: every value has its placeholder.
func TestTheRequestHasPlaceholders(t *testing.T) {
	v := info.Defaults().Must("key", "ForumName = 'S3' AND Subject BETWEEN :lo AND 'z'", "values", ":lo=a,:v1=x", "filter", "NOT (Replies IN (2, 10) OR Author = 'z') AND contains(Author, \"m\")", "limit", "5", "forward", "false")
	want := `{
  "TableName": "Table",
  "KeyConditionExpression": "ForumName = :v1 AND Subject BETWEEN :lo AND :v2",
  "FilterExpression": "NOT (Replies IN (:v3, :v4) OR Author = :v2) AND contains(Author, :v5)",
  "ExpressionAttributeValues": {":lo": {"S": "a"}, ":v1": {"S": "S3"}, ":v2": {"S": "z"}, ":v3": {"N": "2"}, ":v4": {"N": "10"}, ":v5": {"S": "m"}},
  "Limit": 5,
  "ScanIndexForward": false
}
`
	if got := New().Run(v).Documents[0].Body; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
