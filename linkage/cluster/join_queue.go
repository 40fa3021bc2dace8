package cluster

// A queued join; best first, and by record where means are equal.
type queued struct {
	a, b  int32
	stamp int32
	mean  float64
}

func (q *queued) before(r *queued) bool {
	switch {
	case q.mean != r.mean:
		return q.mean > r.mean
	case q.a != r.a:
		return q.a < r.a
	}
	return q.b < r.b
}

// A joinQueue is a heap: no join stands before the one at half its place.
type joinQueue []queued

func (q *joinQueue) push(x queued) {
	h := append(*q, x)
	i := len(h) - 1
	for i > 0 && x.before(&h[(i-1)/2]) {
		h[i] = h[(i-1)/2]
		i = (i - 1) / 2
	}
	h[i] = x
	*q = h
}

func (q *joinQueue) pop() queued {
	h := *q
	top, x := h[0], h[len(h)-1]
	h = h[:len(h)-1]
	*q = h
	for i := 0; len(h) > 0; {
		child := 2*i + 1
		if child+1 < len(h) && h[child+1].before(&h[child]) {
			child++
		}
		if child >= len(h) || !h[child].before(&x) {
			h[i] = x
			break
		}
		h[i] = h[child]
		i = child
	}
	return top
}
