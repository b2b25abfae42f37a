package ddbquery

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// askFetch: a query of an index asks for an attribute it does not project.
func askFetch(a *sim.Asker) sim.Draft {
	for {
		s := draw(a, 4, 8)
		entry, item := sim.Pick(a, 100, 150, 200, 500, 1000), sim.Pick(a, 1, 2, 3, 5, 6)
		local := a.Coin()
		// The entry is filled up to its size by a projected text.
		lines := []string{strings.Join([]string{s.pk, s.sk, s.date, "Note", "Body"}, " | ")}
		for i := range s.n {
			used := len(s.pk+s.value+s.sk+s.keys[i]+s.date+s.dates[i]) + len("Note")
			lines = append(lines, strings.Join([]string{s.value, s.keys[i], s.dates[i], "<+" + itoa(entry-used) + "B>", "<" + itoa(item) + "KB>"}, " | "))
		}
		kind, name, param := "GSI", "ByDate", onGSI1
		if local {
			kind, param = "LSI", onLSI
		}
		declared := name + "(" + s.pk + ", " + s.date + ") INCLUDE Note"
		v := values(strings.Join(lines, "\n"), param, declared, "target", param, "key", s.equals(), "select", selNames, "projection", s.sk+", Body")
		m := carried(v)
		index := max((s.n*entry+4095)/4096, 1)
		fetched := index + s.n*((item+3)/4)
		table := (s.n*item + 3) / 4
		returned := func(h int) string {
			return a.Say("`Body`까지 돌려주고 $1를 쓴다", "`Body` is returned too, for $1", rcu(h))
		}
		without := a.Say("`Body` 없이 돌려주고 $1를 쓴다", "the items come without `Body`, for $1", rcu(index))
		refused := a.Say("`ValidationException`으로 거절된다", "it is refused with a `ValidationException`")
		if index == fetched || fetched == table || !distinct(returned(index), returned(fetched), refused, without) {
			continue
		}
		given := []string{itoa(s.n), itoa(entry), itoa(item), rcu(index), rcu(fetched), name, itoa(index), itoa((item + 3) / 4)}
		d := sim.Draft{
			Prompt: a.Say("테이블 `$1`(파티션 키 `$2`, 정렬 키 `$3`)에 $4 `$5`가 있다. 키는 `$2`, `$6`이고 `Note`만 더 투영한다(INCLUDE). 키 조건 `$7`에 맞는 인덱스 항목은 $8개이고 크기는 각각 $9바이트다. ",
				"Table `$1` (partition key `$2`, sort key `$3`) has the $4 `$5`, whose keys are `$2` and `$6` and which also projects `Note` (INCLUDE). The key condition `$7` fits $8 index entries of $9 bytes each. ",
				s.table, s.pk, s.sk, kind, name, s.date, s.equals(), itoa(s.n), sim.Thousands(entry)) +
				a.Say("테이블의 항목은 각각 $1 KB다. 이 인덱스를 필터와 Limit 없이 최종적 일관성 읽기로 Query하면서 `ProjectionExpression`에 `$2, Body`를 쓰면 어떻게 되는가?", "The items in the table are $1 KB each. The index is queried with eventual consistency, without a filter or Limit, and with `$2, Body` as `ProjectionExpression`. What happens?", itoa(item), s.sk),
			Values: v, Tags: tagsIndex,
		}
		notFetched := a.Wrong(without, "an unprojected attribute is left out in silence", "투영되지 않은 속성을 요청하면 조용히 빠지지 않는다. GSI는 거절하고 LSI는 테이블에서 가져온다. 여기서는 $1다.", "An attribute that is asked for is not left out in silence: a GSI refuses, an LSI fetches. Here it is $2.", kind, map[bool]string{true: "an LSI", false: "a GSI"}[local])
		if (m.fault == nil) != local {
			panic("ddbquery: askFetch: the model disagrees about a " + kind)
		}
		if local {
			d.Key = a.Right(returned(m.halves()), "LSI는 투영되지 않은 속성을 테이블에서 가져온다. 인덱스를 읽는 데 $7단위, 항목 $1개를 가져오는 데 하나마다 $8단위가 들고, 최종적 일관성 읽기라 그 절반인 $5다.", "An LSI fetches from its table: $7 × 4 KB for the index, $1 × $8 × 4 KB for the items, and half of that for eventual consistency: $5.", given...)
			d.Distractors = []sim.Candidate{
				a.Wrong(returned(index), "the fetch is free", "인덱스에서 읽은 것만 셌다. 가져온 항목도 하나씩 4 KB로 올려 더한다.", "This counts the index only. Each item fetched is rounded up to 4 KB and added.", given...),
				a.Wrong(refused, "an LSI cannot fetch, like a GSI", "거절하는 것은 GSI다. LSI는 테이블과 파티션 키가 같아 항목을 가져올 수 있다.", "A GSI refuses. An LSI fetches the items from its table.", given...),
				notFetched,
			}
			d.Explanation = a.Say("LSI의 가져오기는 자동이지만 공짜가 아니다. 항목 전체를 항목마다 4 KB로 올려 더하므로, 자주 쓰는 속성은 투영해 둔다.", "The fetch of an LSI is automatic, not free: whole items are read, each rounded up to 4 KB. Project the attributes that are often asked for.")
			return d
		}
		d.Key = a.Right(refused, "GSI는 테이블에서 가져오지 못하므로, 투영되지 않은 `Body`를 요청하면 항목을 읽기 전에 거절된다.", "A GSI cannot fetch from its table: asking for `Body`, which it does not project, is refused before anything is read.", given...)
		d.Distractors = []sim.Candidate{
			a.Wrong(returned(fetched), "a GSI fetches like an LSI", "LSI라면 맞다. GSI는 테이블에서 가져오지 못한다.", "An LSI would do that. A GSI cannot fetch from its table.", given...),
			notFetched,
			a.Wrong(returned(index), "an index holds every attribute", "`$6`에는 키와 `Note`만 있고 `Body`는 없다.", "`$6` holds its keys and `Note`, and no `Body`.", given...),
		}
		d.Explanation = a.Say("GSI는 투영된 속성만 준다. 다른 속성이 필요하면 투영을 넓힌 GSI를 만들거나, 얻은 기본 키로 테이블을 다시 읽는다.", "A GSI has what it projects. For more, make a GSI with a wider projection, or read the table with the primary keys it gave.")
		return d
	}
}

// askSparse: how many entries a sparse index has.
func askSparse(a *sim.Asker) sim.Draft {
	for {
		s := draw(a, 6, 8)
		composite := a.Coin()
		keys := s.sparse
		words := a.Say("파티션 키가 `$1`이고 정렬 키는 없는", "with the partition key `$1` and no sort key", s.sparse)
		if composite {
			keys = s.pk + ", " + s.sparse
			words = a.Say("파티션 키가 `$1`, 정렬 키가 `$2`인", "with the partition key `$1` and the sort key `$2`", s.pk, s.sparse)
		}
		v := values(s.text("1KB"), onGSI1, "Sparse("+keys+") ALL", "op", opScan, "target", onGSI1)
		m := carried(v)
		seen := map[string]bool{}
		for _, x := range s.sparses {
			if x != "" {
				seen[x] = true
			}
		}
		missing := s.n - m.scanned
		if !distinct(itoa(m.scanned), itoa(s.n), itoa(missing), itoa(len(seen))) || missing == 0 {
			continue
		}
		absent := a.Say("없음", "none")
		given := []string{itoa(m.scanned), s.sparse, itoa(s.n), itoa(missing), itoa(len(seen))}
		return sim.Draft{
			Prompt: a.Say("테이블 `$1`의 항목은 다음이 전부다. 파티션 키 `$2` 값은 모두 `$3`이고, 앞의 이름이 정렬 키 `$4`, 괄호 안이 `$5` 값이다: ", "These are all the items of table `$1`. The partition key `$2` is `$3` in all; the names are the sort key `$4`, with `$5` in brackets: ", s.table, s.pk, s.value, s.sk, s.sparse) +
				s.list(func(i int) string {
					if s.sparses[i] == "" {
						return absent
					}
					return s.sparses[i]
				}) + ". " +
				a.Say("`없음`은 속성 자체가 없다는 뜻이다. $1 GSI를 만들고 백필이 끝난 뒤 그 GSI를 필터 없이 끝까지 Scan한다. 읽는 항목은 모두 몇 개인가?", "`none` means that the item has no such attribute. A GSI $1 is made, and after its backfill the GSI is scanned to the end without a filter. How many entries are read?", words),
			Key: a.Right(pieces(a, m.scanned), "`$2` 속성이 있는 $1개만 인덱스에 들어간다.", "Only the items with `$2` are in the index: $1.", given...),
			Distractors: []sim.Candidate{
				a.Wrong(pieces(a, s.n), "every item is in the index", "테이블의 모든 항목을 셌다. 인덱스 키 `$2` 속성이 없는 $4개는 인덱스에 없다.", "This counts all the items. Those without the index key `$2`, $4 in number, are not in the index.", given...),
				a.Wrong(pieces(a, len(seen)), "index keys are unique", "`$2` 값을 종류로만 셌다. GSI의 키는 유일하지 않아도 되므로, 값이 같은 항목도 모두 들어간다.", "This counts the different values of `$2`. The keys of a GSI need not be unique: items of one value are all in it.", given...),
				a.Wrong(pieces(a, missing), "the index holds what lacks the attribute", "`$2` 속성이 없는 항목을 셌다. 인덱스에는 그 반대쪽이 들어간다.", "This counts the items without `$2`. The index holds the others.", given...),
				a.Wrong(pieces(a, 0), "an attribute that is missing somewhere cannot be a key", "모든 항목에 있어야 하는 것은 테이블의 기본 키뿐이다. 인덱스 키는 없어도 된다.", "Only the table's primary key has to be in every item. An index key may be missing.", given...),
			},
			Explanation: a.Say("인덱스 키가 모두 있는 항목만 인덱스에 기록된다(희소 인덱스). 일부 항목에만 두는 속성을 키로 쓰면, 찾는 항목만 든 작은 인덱스가 된다.", "Only items with all of the index's keys are written to it: a sparse index. Keyed by an attribute that few items have, it is a small index of just those."),
			Values:      v, Tags: tagsIndex,
		}
	}
}

// askNewest: which item a descending query with a Limit of 1 returns.
func askNewest(a *sim.Asker) sim.Draft {
	for {
		s := draw(a, 5, 8)
		local, filtered, forward := a.Coin(), a.Coin(), a.Rand.IntN(4) == 0
		least := a.Between(10, 30)
		filter := s.number + " >= " + itoa(least)
		kind, param := "GSI", onGSI1
		if local {
			kind, param = "LSI", onLSI
		}
		v := values(s.text("1KB"), param, "ByDate("+s.pk+", "+s.date+") ALL", "target", param, "key", s.equals(), "limit", "1")
		asks := "`ScanIndexForward=true`"
		if !forward {
			v = v.Must("forward", "false")
			asks = "`ScanIndexForward=false`"
		}
		if filtered {
			v = v.Must("filter", filter)
			asks += a.Say(", 필터 `$1`", ", the filter `$1`", filter)
		}
		m := carried(v)
		nobody := a.Say("항목이 없다(Count 0)", "no item (Count 0)")
		at := m.pages[0].entries[0]
		read := m.source.entries[at].item.cells[1].s
		key := code(read)
		if !m.kept[at] {
			key = nobody
		}
		// The item with the newest and the oldest date, and what would pass.
		newest, oldest, passing := 0, 0, -1
		for i := range s.n {
			if s.dates[i] > s.dates[newest] {
				newest = i
			}
			if s.dates[i] < s.dates[oldest] {
				oldest = i
			}
			if s.numbers[i] >= least && (passing < 0 || (s.dates[i] > s.dates[passing]) != forward) {
				passing = i
			}
		}
		other, otherWord := oldest, i18n.Of("가장 오래된", "oldest")
		if forward {
			other, otherWord = newest, i18n.Of("가장 최근인", "newest")
		}
		last, first := s.n-1, 0
		given := []string{code(read), s.date, s.sk, s.number, otherWord.In(a.Lang), filter, code(s.keys[other])}
		d := sim.Draft{
			Prompt: a.Say("테이블 `$1`(파티션 키 `$2`, 정렬 키 `$3`)에서 `$2` 값이 `$4`인 항목은 다음이 전부다(괄호 안은 `$5`, `$6`): ", "Table `$1` (partition key `$2`, sort key `$3`) has these items with `$2` = `$4` (`$5` and `$6` in brackets): ", s.table, s.pk, s.sk, s.value, s.date, s.number) +
				s.list(func(i int) string { return s.dates[i] + ", " + itoa(s.numbers[i]) }) + ". " +
				a.Say("모든 속성을 투영한 $1 `ByDate` 인덱스의 키는 `$2`, `$3`이고, 이 인덱스는 최신 상태다. `ByDate`를 키 조건 `$4`, $5, `Limit=1`로 한 번 Query하면 무엇을 돌려주는가?", "The $1 `ByDate` has the keys `$2` and `$3` and projects everything; it is up to date. `ByDate` is queried once with the key condition `$4`, $5 and `Limit=1`. What is returned?", kind, s.pk, s.date, s.equals(), asks),
			Values: v, Tags: tagsBoth,
			Explanation: a.Say("인덱스의 항목은 인덱스의 정렬 키 `$2` 순서로 놓이고, `ScanIndexForward=false`는 그 역순으로 읽는다. `Limit=1`은 필터 전에 하나만 읽는다.", "The entries of an index stand in the order of its own sort key `$2`, and `ScanIndexForward=false` reads it backwards. `Limit=1` reads one, before the filter.", given...),
		}
		order := a.Say("내림차순", "descending")
		if forward {
			order = a.Say("오름차순", "ascending")
		}
		given = append(given, order)
		d.Key = a.Right(key, "`$2` $8에서 맨 앞에 오는 하나만 읽어 돌려준다: $1.", "The first in $8 order of `$2`, $1, is read and returned.", given...)
		if key == nobody {
			d.Key = a.Right(key, "하나만 읽는데 그것이 $1이고, 필터 `$6`에 맞지 않아 버려진다. LastEvaluatedKey가 있으니 이어 읽어야 한다.", "One item is read, $1, and the filter `$6` drops it. There is a LastEvaluatedKey to go on from.", given...)
		}
		if passing >= 0 && filtered && s.keys[passing] != read {
			d.Distractors = append(d.Distractors, a.Wrong(code(s.keys[passing]), "Limit counts results", "필터를 지나는 첫 항목을 골랐다. `Limit=1`은 필터 전에 하나만 세므로 거기까지 읽지 않는다.", "This is the first that passes the filter. `Limit=1` counts before the filter, so the read does not get there.", given...))
		}
		d.Distractors = append(d.Distractors,
			a.Wrong(code(s.keys[other]), "reads in the other direction", "`$2` 값이 $5 항목이다. 이 요청은 반대쪽 끝부터 읽는다.", "This has the $5 `$2`. The request reads from the other end.", given...))
		if key == nobody {
			d.Distractors = append(d.Distractors, a.Wrong(code(read), "Limit 1 always returns an item", "처음 읽는 항목은 맞지만 필터 `$6`에 맞지 않아 버려진다.", "This is the item that is read, but the filter `$6` drops it.", given...))
		}
		for _, k := range []int{last, first} {
			if k != other && s.keys[k] != read && k != passing {
				d.Distractors = append(d.Distractors, a.Wrong(code(s.keys[k]), "an index keeps the order of the table", "테이블의 정렬 키 `$3` 순서로 골랐다. `ByDate`는 `$2` 순서다.", "This goes by the table's sort key `$3`. `ByDate` is in the order of `$2`.", given...))
			}
		}
		switch {
		case key == nobody:
		case filtered:
			d.Distractors = append(d.Distractors, a.Wrong(nobody, "the filter drops what was read", "처음 읽는 항목은 $1이고 필터 `$6`에 맞으므로 버려지지 않는다.", "The item that is read is $1. It fits the filter `$6` and is not dropped.", given...))
		default:
			d.Distractors = append(d.Distractors, a.Wrong(nobody, "the filter drops what was read", "처음 읽는 항목은 $1이고, 필터가 없어 그대로 돌려준다.", "The item that is read is $1, and there is no filter to drop it.", given...))
		}
		if len(d.Distractors) < 3 || filtered && key != nobody && a.Rand.IntN(3) > 0 {
			continue
		}
		return d
	}
}
