package tabular

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// Parquet writes a table as Parquet, packed with zstd. Columns of days are days, and
// stand in the order of their names, as the library keeps them.
func Parquet(t *Table) ([]byte, error) {
	group := make(parquet.Group)
	for _, c := range t.Columns {
		node := parquet.String()
		switch c.Type {
		case Whole:
			node = parquet.Int(64)
		case Number:
			node = parquet.Leaf(parquet.DoubleType)
		case Date:
			node = parquet.Date()
		}
		group[c.Name] = parquet.Optional(node)
	}
	order := make([]int, len(t.Columns)) // of the file, as columns of the table
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(t.Columns[a].Name, t.Columns[b].Name) })
	var b bytes.Buffer
	w := parquet.NewGenericWriter[any](&b, parquet.NewSchema(t.Name, group), parquet.Compression(&zstd.Codec{}), parquet.CreatedBy("cotejo", "", ""))
	for _, cells := range t.Rows {
		row := make(parquet.Row, len(order))
		for at, i := range order {
			row[at] = valueOf(t.Columns[i].Type, cells[i]).Level(0, 1, at)
			if row[at].IsNull() {
				row[at] = parquet.NullValue().Level(0, 0, at)
			}
		}
		if _, err := w.WriteRows([]parquet.Row{row}); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}

// valueOf is a cell as Parquet has it; what does not fit its column is missing.
func valueOf(kind, cell string) parquet.Value {
	if cell == "" {
		return parquet.NullValue()
	}
	switch kind {
	case Text:
		return parquet.ByteArrayValue([]byte(cell))
	case Date:
		day, err := time.Parse(time.DateOnly, cell)
		if err != nil {
			return parquet.NullValue()
		}
		return parquet.Int32Value(int32(day.Unix() / 86400))
	}
	switch n := number(kind, cell).(type) {
	case int64:
		return parquet.Int64Value(n)
	case float64:
		return parquet.DoubleValue(n)
	}
	return parquet.NullValue()
}
