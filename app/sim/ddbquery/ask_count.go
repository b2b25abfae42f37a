package ddbquery

import "notelab/app/sim"

// askCount: what one call with a filter and a Limit returns.
func askCount(a *sim.Asker) sim.Draft {
	for {
		s := draw(a, 6, 8)
		least, limit := a.Between(8, 25), a.Between(2, 5)
		forward := a.Coin()
		filter := s.number + " >= " + itoa(least)
		v := values(s.text("2KB"), "key", s.equals(), "filter", filter, "limit", itoa(limit))
		if !forward {
			v = v.Must("forward", "false")
		}
		m := carried(v)
		got := m.pages[0].count
		after := min(limit, m.returned) // Limit taken to count results
		other := carried(v.Must("forward", map[bool]string{true: "false", false: "true"}[forward])).pages[0].count
		text := func(n int) string { return pieces(a, n) }
		if !distinct(text(got), text(after), text(m.returned), text(limit), text(other)) || got == after {
			continue
		}
		direction := a.Say("(순서는 기본값)", "in the default order")
		if !forward {
			direction = a.Say("(`ScanIndexForward=false`)", "with `ScanIndexForward=false`")
		}
		first := ""
		for i, e := range m.pages[0].entries {
			if i > 0 {
				first += ", "
			}
			first += m.source.entries[e].item.cells[1].s
		}
		given := []string{itoa(limit), first, itoa(got), filter, itoa(m.returned), itoa(s.n), itoa(other)}
		return sim.Draft{
			Prompt: a.Say("테이블 `$1`의 파티션 키는 `$2`, 정렬 키는 `$3`이다. `$2` 값이 `$4`인 항목은 다음이 전부다(괄호 안은 `$5`): ", "Table `$1` has the partition key `$2` and the sort key `$3`. These are all the items with `$2` = `$4` (`$5` in brackets): ", s.table, s.pk, s.sk, s.value, s.number) +
				s.list(func(i int) string { return itoa(s.numbers[i]) }) + ". " +
				a.Say("항목은 모두 2 KB다. 키 조건 `$1`, 필터 `$2`, `Limit=$3`인 Query$4를 한 번만 호출한다. 이 응답에 든 항목은 몇 개인가?",
					"Each item is 2 KB. A Query with the key condition `$1`, the filter `$2` and `Limit=$3`, $4, is called once. How many items are in this response?", s.equals(), filter, itoa(limit), direction),
			Key: a.Right(text(got), "Limit는 읽는 항목을 센다. 먼저 읽는 $1개($2) 가운데 필터 `$4`에 맞는 것은 $3개다.", "Limit counts the items read. Of the first $1 ($2), the filter `$4` keeps $3.", given...),
			Distractors: []sim.Candidate{
				a.Wrong(text(after), "Limit counts results", "Limit가 필터를 지난 항목을 센다고 본 수다. Limit는 필터 전에 세므로 $1개를 읽으면 멈춘다.", "This takes Limit to count what passes the filter. It counts before the filter, so the read stops after $1 items.", given...),
				a.Wrong(text(m.returned), "Limit is ignored", "조건에 맞는 항목을 모두 센 수다. 이 호출은 $1개만 읽고 멈추며, 나머지는 LastEvaluatedKey로 이어 읽어야 나온다.", "This counts every item that fits. The call stops after reading $1; the rest comes with LastEvaluatedKey.", given...),
				a.Wrong(text(limit), "Count is ScannedCount", "읽은 수(ScannedCount)다. 필터가 그 가운데 일부를 버린다.", "This is what was read, ScannedCount. The filter drops some of it.", given...),
				a.Wrong(text(other), "the direction does not matter", "반대 방향으로 읽었을 때의 수다.", "This is the number for the other direction.", given...),
				a.Wrong(text(s.n), "everything comes back", "이 파티션의 항목을 모두 센 수다. Limit와 필터가 있다.", "This counts the whole partition. There are a Limit and a filter.", given...),
			},
			Explanation: a.Say("Query는 Limit만큼 읽은 다음 필터를 적용한다. 그래서 응답의 항목은 Limit보다 적을 수 있고, 하나도 없을 수도 있다. 여기서는 $1개를 읽어 $3개가 남는다.", "A Query reads up to Limit items and filters them afterwards, so a response may have fewer items than Limit, or none. Here $1 are read, and the filter leaves $3.", given...),
			Values:      v, Tags: tagsQuery,
		}
	}
}
