package tabular

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// JSONLines writes a row a line, in which a blank cell is left out. Columns stand in
// their order.
func JSONLines(t *Table) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	value := func(v any) error {
		err := e.Encode(v)
		b.Truncate(b.Len() - 1) // the line end
		return err
	}
	for _, row := range t.Rows {
		b.WriteByte('{')
		first := true
		for i, c := range row {
			if c == "" {
				continue
			}
			if !first {
				b.WriteByte(',')
			}
			first = false
			if err := value(t.Columns[i].Name); err != nil {
				return nil, err
			}
			b.WriteByte(':')
			if err := value(number(t.Columns[i].Type, c)); err != nil {
				return nil, err
			}
		}
		b.WriteString("}\n")
	}
	return b.Bytes(), nil
}

// number is a cell of a column of numbers as one, any other as the text that it is.
func number(kind, cell string) any {
	switch kind {
	case Whole:
		if n, err := strconv.ParseInt(cell, 10, 64); err == nil {
			return n
		}
	case Number:
		if f, err := strconv.ParseFloat(cell, 64); err == nil {
			return f
		}
	}
	return cell
}
