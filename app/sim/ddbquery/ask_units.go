package ddbquery

import "notelab/app/sim"

// askUnits: what a Query consumes.
func askUnits(a *sim.Asker) sim.Draft {
	for {
		s := draw(a, 5, 8)
		size := sim.Pick(a, 1, 2, 3, 5, 6, 7, 9)
		least := a.Between(10, 30)
		filter := s.number + " >= " + itoa(least)
		consistent := a.Coin()
		v := values(s.text(itoa(size)+"KB"), "key", s.equals(), "filter", filter)
		if consistent {
			v = v.Must("consistent", "true")
		}
		m := carried(v)
		key, factor := m.halves(), 1
		if consistent {
			factor = 2
		}
		each := s.n * ((size + 3) / 4) * factor
		only := max((m.returned*size+3)/4, 1) * factor
		wrongHalf := key * 2
		if consistent {
			wrongHalf = key / 2
		}
		writes := s.n * size * 2
		if !distinct(rcu(key), rcu(each), rcu(only), rcu(wrongHalf)) || m.returned == 0 {
			continue
		}
		read := a.Say("최종적 일관성 읽기(기본)", "an eventually consistent read (the default)")
		half := a.Say("강력한 일관성 읽기일 때의 값이다. 최종적 일관성 읽기는 그 절반이다.", "This is the cost of a strongly consistent read. An eventually consistent one costs half.")
		times := a.Say("최종적 일관성 읽기라 절반인", "eventually consistent, so half of that:")
		if consistent {
			read = a.Say("강력한 일관성 읽기(`ConsistentRead=true`)", "a strongly consistent read (`ConsistentRead=true`)")
			half = a.Say("최종적 일관성 읽기일 때의 값이다. 강력한 일관성 읽기는 절반이 되지 않는다.", "This is the cost of an eventually consistent read. A strongly consistent one is not halved.")
			times = a.Say("강력한 일관성 읽기라 그대로", "strongly consistent, so not halved:")
		}
		sum := s.n * size
		given := []string{itoa(s.n), itoa(size), itoa(sum), itoa((sum + 3) / 4), rcu(key), itoa(m.returned), itoa((size + 3) / 4), times}
		return sim.Draft{
			Prompt: a.Say("테이블 `$1`에서 키 조건이 `$2`인 Query를 한 번 호출한다. 키 조건에 맞는 항목은 $3개이고 모두 $4 KB다. 그 가운데 필터 `$5`에 맞는 항목은 $6개다. $7이고 Limit는 없으며, 한 번의 호출로 모두 읽는다. 이 호출이 쓰는 읽기 용량은?",
				"A Query of table `$1` with the key condition `$2` is called once. The condition fits $3 items of $4 KB each; of them the filter `$5` lets through $6. It is $7, there is no Limit, and the one call reads everything. How much read capacity does it consume?",
				s.table, s.equals(), itoa(s.n), itoa(size), filter, itoa(m.returned), read),
			Key: a.Right(rcu(key), "읽은 $1개의 크기를 더한 $3 KB를 4 KB 단위로 한 번 올려 $4단위이고, $8 $5다. 필터는 읽은 뒤에 적용되므로 용량이 줄지 않는다.", "The $1 items read are $3 KB together, rounded up once to $4 units of 4 KB; $8 $5. The filter comes after the read and saves nothing.", given...),
			Distractors: []sim.Candidate{
				a.Wrong(rcu(each), "rounds every item by itself", "항목마다 $7단위로 따로 올렸다. 그렇게 세는 것은 GetItem과 BatchGetItem이고, Query는 합($3 KB)을 올린다.", "This rounds each item up to $7 units. GetItem and BatchGetItem count so; a Query rounds the sum, $3 KB.", given...),
				a.Wrong(rcu(only), "counts only what the filter lets through", "필터를 지난 $6개만 셌다. 버려진 항목도 읽은 것이다.", "This counts only what passes the filter, $6 of $1. What is dropped has been read too.", given...),
				{Text: rcu(wrongHalf), Misconception: "mixes up the two kinds of read", Why: half},
				a.Wrong(rcu(writes), "counts by 1 KB", "1 KB 단위로 셌다. 1 KB는 쓰기의 단위이고 읽기는 4 KB다.", "This counts by 1 KB, the unit of writes. Reads count by 4 KB.", given...),
			},
			Explanation: a.Say("Query와 Scan은 읽은 항목의 크기를 모두 더한 뒤 4 KB 단위로 올린다. 필터도 ProjectionExpression도 이 값을 줄이지 않는다.", "Query and Scan add up the sizes of what they read and round the sum up to 4 KB. Neither a filter nor a ProjectionExpression lowers it."),
			Values:      v, Tags: tagsReads[:2],
		}
	}
}

// askPages: how many calls it takes to read everything.
func askPages(a *sim.Asker) sim.Draft {
	for {
		s := draw(a, 6, 8)
		size := sim.Pick(a, 180, 220, 240, 280, 300, 320, 380, 390)
		least := a.Between(15, 35)
		filter := s.number + " >= " + itoa(least)
		v := values(s.text(itoa(size)+"KB"), "key", s.equals(), "filter", filter)
		m := carried(v)
		per, calls := 1024/size, len(m.pages)
		split := (s.n*size + 1023) / 1024
		passed := max((m.returned+per-1)/per, 1)
		text := func(n int) string {
			if n == 1 {
				return a.Say("1번", "1 call")
			}
			return a.Say("$1번", "$1 calls", itoa(n))
		}
		if m.returned == 0 || !distinct(text(calls), text(split), text(passed), text(1), text(s.n)) || calls == passed {
			continue
		}
		given := []string{itoa(s.n), itoa(size), itoa(per), itoa(calls), itoa(m.returned), sim.Thousands(s.n * size)}
		return sim.Draft{
			Prompt: a.Say("테이블 `$1`에 `$2`인 항목이 $3개 있고 모두 $4 KB다. 키 조건이 `$2`, 필터가 `$5`인 Query는 끝까지 읽으면 $6개를 돌려준다. 한 번의 호출은 항목을 나누지 않고 1 MB(1,024 KB)까지 읽으며, Limit는 없다. SDK의 자동 페이지 처리 없이 LastEvaluatedKey가 없을 때까지 호출하면 모두 몇 번인가?",
				"Table `$1` has $3 items with `$2`, each of $4 KB. A Query with the key condition `$2` and the filter `$5` lets $6 of them through in all. One call reads whole items up to 1 MB (1,024 KB), and there is no Limit. Without a paginator, how many calls does it take until there is no LastEvaluatedKey?",
				s.table, s.equals(), itoa(s.n), itoa(size), filter, itoa(m.returned)),
			Key: a.Right(text(calls), "1,024 KB에는 $2 KB짜리 항목이 $3개까지 들어간다. $1개를 읽으려면 $4번 호출해야 한다.", "1,024 KB hold $3 items of $2 KB, so reading $1 takes $4 calls.", given...),
			Distractors: []sim.Candidate{
				a.Wrong(text(passed), "the filter comes before the page", "필터를 지난 $5개만으로 페이지를 셌다. 1 MB는 필터 전에 적용된다.", "This makes pages of the $5 items that pass the filter. The 1 MB applies before the filter.", given...),
				a.Wrong(text(split), "items are split between pages", "합계 $6 KB를 1,024 KB로 나눠 올렸다. 항목은 나뉘지 않아 한 페이지에 $3개까지다.", "This divides the sum, $6 KB, by 1,024 KB and rounds up. Items are not split: a page holds $3.", given...),
				a.Wrong(text(1), "one call returns everything", "한 호출이 모두 돌려준다고 보았다. 1 MB에서 멈추고 LastEvaluatedKey를 준다.", "This expects one call to return all. It stops at 1 MB and gives a LastEvaluatedKey.", given...),
				a.Wrong(text(s.n), "one call an item", "항목마다 한 번씩 호출한다고 보았다. 한 호출이 $3개까지 읽는다.", "This makes a call for each item. One call reads up to $3.", given...),
			},
			Explanation: a.Say("페이지의 1 MB는 필터 전에 읽은 크기로 센다. 그래서 결과가 적어도, 읽는 양이 많으면 호출은 여러 번이다.", "The 1 MB of a page is counted before the filter: few results may still take many calls."),
			Values:      v, Tags: tagsQuery,
		}
	}
}
