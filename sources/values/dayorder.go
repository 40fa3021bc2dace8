package values

// A DayOrder is the order in which the numbers of a column's dates stand. It is
// a property of the column: a spreadsheet writes all its dates alike, and
// 07/11/2021 is 11 July or 7 November by the cells above and below it.
type DayOrder byte

const (
	DayFirst    DayOrder = iota // dd/mm/yyyy, as in all Spanish lists
	MonthFirst                  // mm/dd/yyyy, of spreadsheets set to the United States
	EitherOrder                 // the column proves both, so that 07/11/2021 says only the year
)

// DayOrders counts the cells of a column that prove an order.
type DayOrders struct{ Day, Month int }

// Add counts a cell: one with a number above 12 can be read in one order only.
func (n *DayOrders) Add(cell string) {
	switch a, b := numericDay(cell); {
	case a > 12 && a <= 31 && 1 <= b && b <= 12:
		n.Day++
	case b > 12 && b <= 31 && 1 <= a && a <= 12:
		n.Month++
	}
}

// Join adds the cells of other rows.
func (n *DayOrders) Join(m DayOrders) {
	n.Day += m.Day
	n.Month += m.Month
}

// Judge says in which order a column is written. A single cell that goes
// against three others is a typing mistake, and so are a few among very many:
// less than one in fifty. A single cell proves nothing of a whole column.
func (n DayOrders) Judge() DayOrder {
	slip := func(few, many int) bool { return few == 1 && many >= 3 || few*50 < many }
	switch {
	case n.Month == 0, n.Day == 0 && n.Month == 1, slip(n.Month, n.Day):
		return DayFirst
	case n.Day == 0, slip(n.Day, n.Month):
		return MonthFirst
	}
	return EitherOrder
}

// numericDay returns the first two numbers of a cell that is a date in three
// numbers with the year last, "07/11/2021" or "7-11-21 3:15pm", or zeros. It
// looks at every date of a list, so it allocates nothing.
func numericDay(cell string) (a, b int) {
	i := 0
	for i < len(cell) && cell[i] == ' ' {
		i++
	}
	number := func(most int) (n, digits int) {
		for i < len(cell) && isDigit(cell[i]) && digits <= most {
			n, digits = n*10+int(cell[i]-'0'), digits+1
			i++
		}
		return n, digits
	}
	var numbers [2]int
	for k := range numbers {
		n, digits := number(2)
		if digits == 0 || digits > 2 || i >= len(cell) || cell[i] != '/' && cell[i] != '-' && cell[i] != '.' && cell[i] != ' ' {
			return 0, 0
		}
		numbers[k] = n
		i++
	}
	if _, digits := number(4); digits != 2 && digits != 4 {
		return 0, 0
	}
	return numbers[0], numbers[1]
}
