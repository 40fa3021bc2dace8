package values

import "testing"

// The order is a property of the column.
func TestDayOrders(t *testing.T) {
	repeat := func(cell string, n int) (cells []string) {
		for range n {
			cells = append(cells, cell)
		}
		return cells
	}
	for _, c := range []struct {
		name  string
		cells []string
		want  DayOrder
	}{
		{"nothing is proved", []string{"07/11/2021", "11/07/2021", "2021-07-25", "25 de julio de 2021", "julio de 2021", "", "07/07/2021"}, DayFirst},
		{"day first", []string{"13/07/2021", "07/11/2021"}, DayFirst},
		{"month first", []string{"07/13/2021", "7/25/21", "07/11/2021"}, MonthFirst},
		{"month first with hyphens", []string{"07-13-2021", "7-25-21"}, MonthFirst},
		{"month first with points", []string{"07.13.2021", "7.25.21"}, MonthFirst},
		{"month first with times", []string{"11/20/2026 3:15pm", "7/25/2021 10:30 AM"}, MonthFirst},
		{"one cell proves nothing", []string{"07/13/2021", "07/11/2021", "11/07/2021"}, DayFirst},
		{"one slip in a column with the day first", append(repeat("13/07/2021", 3), "07/25/2021"), DayFirst},
		{"one slip in a column with the month first", append(repeat("07/13/2021", 3), "25/07/2021"), MonthFirst},
		{"few slips among very many", append(repeat("13/07/2021", 101), "07/25/2021", "07/26/2021"), DayFirst},
		{"both", []string{"13/07/2021", "07/13/2021"}, EitherOrder},
		{"both, often", append(repeat("13/07/2021", 5), "07/25/2021", "07/26/2021"), EitherOrder},
		{"year first proves nothing", []string{"2021-07-13", "2021/07/25", "2021.13.07"}, DayFirst},
		{"what is no date proves nothing", []string{"07/13/202", "1/25/20211", "45/45/2021", "1/50/2021", "07/13", "0/25/2021"}, DayFirst},
	} {
		var n DayOrders
		for _, cell := range c.cells {
			n.Add(cell)
		}
		if got := n.Judge(); got != c.want {
			t.Errorf("%s: got %d, want %d", c.name, got, c.want)
		}
	}
}

// A cell is read in the order of its column.
func TestDateInOrder(t *testing.T) {
	for _, c := range []struct {
		order       DayOrder
		cell        string
		want, doubt string
	}{
		{MonthFirst, "07/11/2021", "2021-07-11", ""},
		{MonthFirst, "7/11/21", "2021-07-11", ""},
		{MonthFirst, "07-11-2021", "2021-07-11", ""},
		{MonthFirst, "07/25/2021", "2021-07-25", ""},
		{MonthFirst, "25/07/2021", "2021-07-25", DoubtDayFirst},
		{MonthFirst, "2021-07-11", "2021-07-11", ""},
		{MonthFirst, "11 de julio de 2021", "2021-07-11", ""},
		{MonthFirst, "7/11/2021 3:15pm", "2021-07-11", ""},
		{MonthFirst, "07/11/2021 - 07/13/2021", "2021-07-11/2021-07-13", ""},
		{MonthFirst, "07/11 al 07/13/2021", "2021-07-11/2021-07-13", ""},
		{MonthFirst, "07/00/2021", "2021-07", ""},
		{MonthFirst, "02/31/2021", "", DoubtImpossibleDate},
		{EitherOrder, "07/11/2021", "2021", DoubtEitherOrder},
		{EitherOrder, "07/07/2021", "2021-07-07", ""},
		{EitherOrder, "07/25/2021", "2021-07-25", ""},
		{EitherOrder, "25/07/2021", "2021-07-25", ""},
		{EitherOrder, "2021-07-11", "2021-07-11", ""},
		{EitherOrder, "00/07/2021", "2021-07", ""},
		{DayFirst, "07/11/2021", "2021-11-07", ""},
		{DayFirst, "07/25/2021", "2021-07-25", DoubtMonthFirst},
	} {
		if got, doubt := c.order.Date(c.cell); got != c.want || doubt != c.doubt {
			t.Errorf("order %d: %q gives %q, doubt %q; want %q, doubt %q", c.order, c.cell, got, doubt, c.want, c.doubt)
		}
	}
}
