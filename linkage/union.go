package linkage

// A union is a set of disjoint sets.
type union []int32

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = int32(i)
	}
	return u
}

func (u union) find(i int32) int32 {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

// join joins the sets of a and b and reports whether they were two.
func (u union) join(a, b int32) bool {
	a, b = u.find(a), u.find(b)
	u[max(a, b)] = min(a, b)
	return a != b
}
