package cluster

// A Union is a set of disjoint sets.
type Union []int32

func NewUnion(n int) Union {
	u := make(Union, n)
	for i := range u {
		u[i] = int32(i)
	}
	return u
}

func (u Union) Find(i int32) int32 {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

// Join joins the sets of a and b and reports whether they were two.
func (u Union) Join(a, b int32) bool {
	a, b = u.Find(a), u.Find(b)
	u[max(a, b)] = min(a, b)
	return a != b
}
