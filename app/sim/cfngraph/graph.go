package cfngraph

// depths returns how deep each node lies: 1 without needs, else one more than
// the deepest it needs. Nodes on a cycle, and all that need them, have depth 0
// and are returned in their order.
func depths(needs [][]int) (depth, stuck []int) {
	depth = make([]int, len(needs))
	for again := true; again; {
		again = false
	next:
		for i := range needs {
			if depth[i] > 0 {
				continue
			}
			d := 1
			for _, n := range needs[i] {
				if depth[n] == 0 {
					continue next
				}
				d = max(d, depth[n]+1)
			}
			depth[i], again = d, true
		}
	}
	for i, d := range depth {
		if d == 0 {
			stuck = append(stuck, i)
		}
	}
	return depth, stuck
}

// circle finds one cycle among the nodes that depths left over: each needs the
// one after it, the last one the first.
func circle(needs [][]int, depth, stuck []int) []int {
	var way []int
	place := map[int]int{}
	for at := stuck[0]; ; {
		if p, seen := place[at]; seen {
			return way[p:]
		}
		place[at] = len(way)
		way = append(way, at)
		for _, n := range needs[at] {
			if depth[n] == 0 {
				at = n
				break
			}
		}
	}
}

// mustFollow lists the units that have to exist before unit i is created although
// no reference may say so: a route to an internet gateway and an Elastic IP follow
// the attachment of the gateway, an ECS service follows the listener that sends
// traffic to its target group.
func mustFollow(units []unit, i int) []int {
	refers := func(i int, prop string, to int) bool {
		for _, l := range units[i].links {
			if l.to == to && l.prop == prop {
				return true
			}
		}
		return false
	}
	var out []int
	for n := range units {
		if n == i || !units[n].inNew {
			continue
		}
		for via := range units {
			var yes bool
			switch kindOf(units[i].typ) + " " + kindOf(units[n].typ) {
			case "EC2::Route EC2::VPCGatewayAttachment":
				yes = refers(i, "GatewayId", via) && refers(n, "InternetGatewayId", via)
			case "EC2::EIP EC2::VPCGatewayAttachment":
				yes = true
			case "ECS::Service ElasticLoadBalancingV2::Listener":
				yes = refers(i, "LoadBalancers", via) && refers(n, "DefaultActions", via)
			}
			if yes {
				out = append(out, n)
				break
			}
		}
	}
	return out
}
