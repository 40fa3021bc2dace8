package figures

// quality counts, by field and list, the rows that say something, and the
// persons whose lists contradict one another.
func quality(in *Input) *Table {
	t := &Table{Denominator: len(in.Persons)}
	for _, l := range in.Lists {
		t.Columns = append(t.Columns, "list:"+l.Name)
	}
	t.Columns = append(t.Columns, Persons, "dissent")
	known := make([][fields]int, len(in.Lists))
	records := make([]int, len(in.Lists))
	var persons [fields]int
	for i := range in.Persons {
		for f, v := range in.Persons[i].Values {
			if v != "" {
				persons[f]++
			}
		}
		for _, r := range in.Persons[i].Records {
			if r.Past {
				continue
			}
			records[r.List]++
			for f, v := range r.Values {
				if v != "" {
					known[r.List][f]++
				}
			}
		}
	}
	for f, name := range Fields {
		if !in.Has[f] {
			continue
		}
		for l, list := range in.Lists {
			t.put(Cell{Row: name, Column: "list:" + list.Name, Value: known[l][f], Of: records[l]})
		}
		t.put(Cell{Row: name, Column: Persons, Value: persons[f], Of: len(in.Persons)})
		t.put(Cell{Row: name, Column: "dissent", Value: in.Dissent[f], Of: persons[f]})
	}
	return t
}
