package sheet

import (
	"errors"
	"io"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// ReadParquet reads the table of a Parquet file. Columns that hold lists or records
// are no cells of a table and are left out, as if the table did not have them; the
// file's header does not name them then.
func ReadParquet(data string) (tables []Table, err error) {
	// The library trusts what a file says of itself, and panics where it lies.
	defer func() {
		if recover() != nil {
			tables, err = nil, &Problem{Code: Damaged}
		}
	}()
	f, err := parquet.OpenFile(strings.NewReader(data), int64(len(data)), parquet.SkipBloomFilters(true), parquet.SkipPageIndex(true))
	if err != nil {
		return nil, &Problem{Code: Damaged}
	}
	if f.NumRows() > maxRow {
		return nil, &Problem{Code: TooMany}
	}
	var size int64
	for _, g := range f.Metadata().RowGroups {
		for _, c := range g.Columns {
			if size += c.MetaData.TotalUncompressedSize; c.MetaData.TotalUncompressedSize < 0 || size > maxUnpacked {
				return nil, bomb()
			}
		}
	}
	t := &builder{Table: Table{Name: "parquet"}}
	columns := make(map[int]parquetColumn) // by the number of the leaf
	t.start(1, false)
	leaf := 0
	for _, field := range f.Schema().Fields() {
		if !field.Leaf() || field.Repeated() {
			leaf += leaves(field)
			continue
		}
		c := parquetColumn{len(columns), field}
		columns[leaf] = c
		if err := t.cell(c.at, field.Name()); err != nil {
			return nil, err
		}
		leaf++
	}
	if err := t.end(); err != nil {
		return nil, err
	}
	for _, group := range f.RowGroups() {
		if err := readGroup(group, columns, t); err != nil {
			return nil, err
		}
	}
	return []Table{t.table()}, nil
}

// leaves counts the columns of a field.
func leaves(field parquet.Node) (n int) {
	if field.Leaf() {
		return 1
	}
	for _, f := range field.Fields() {
		n += leaves(f)
	}
	return n
}

// A parquetColumn is a column of the table and what it holds.
type parquetColumn struct {
	at    int
	field parquet.Field
}

func readGroup(group parquet.RowGroup, columns map[int]parquetColumn, t *builder) error {
	rows := group.Rows()
	defer rows.Close()
	var some [64]parquet.Row
	for {
		n, err := rows.ReadRows(some[:])
		for _, row := range some[:n] {
			t.start(t.row+1, false)
			for _, v := range row {
				c, ok := columns[v.Column()]
				if !ok || v.IsNull() {
					continue
				}
				text, doubt := c.text(v)
				if doubt != "" {
					t.doubt(c.at, doubt)
				}
				if err := t.cell(c.at, text); err != nil {
					return err
				}
			}
			if err := t.end(); err != nil {
				return err
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return &Problem{Code: Damaged}
		}
	}
}

// text writes a value as a person would type it. Whole numbers are exact; of others
// only those that a spreadsheet would lose too are lost.
func (c parquetColumn) text(v parquet.Value) (text, doubt string) {
	switch v.Kind() {
	case parquet.Boolean:
		return strings.ToUpper(strconv.FormatBool(v.Boolean())), ""
	case parquet.Int32, parquet.Int64:
		n := v.Int64()
		if v.Kind() == parquet.Int32 {
			n = int64(v.Int32())
		}
		if of := c.field.Type().LogicalType(); of != nil {
			if text := logical(of.Value, n); text != "" {
				return text, ""
			}
		}
		return strconv.FormatInt(n, 10), ""
	case parquet.Float:
		text, _ := number(strconv.FormatFloat(float64(v.Float()), 'g', -1, 32))
		return text, ""
	case parquet.Double:
		text, lost := number(strconv.FormatFloat(v.Double(), 'g', -1, 64))
		if lost {
			doubt = LostDigits
		}
		return text, doubt
	}
	return strings.ToValidUTF8(string(v.ByteArray()), "�"), ""
}

// logical writes a whole number that stands for something else, "" for any other.
func logical(of format.LogicalTypeValue, n int64) string {
	switch of := of.(type) {
	case *format.DateType:
		return time.Unix(n*86400, 0).UTC().Format(time.DateOnly)
	case *format.TimestampType:
		at := time.UnixMilli(n)
		switch of.Unit.Value.(type) {
		case *format.MicroSeconds:
			at = time.UnixMicro(n)
		case *format.NanoSeconds:
			at = time.Unix(0, n)
		}
		return strings.TrimSuffix(at.UTC().Format(time.DateTime), " 00:00:00")
	case *format.DecimalType:
		return decimal(big.NewInt(n), int(of.Scale))
	}
	return ""
}

// decimal writes a whole number with so many places behind the point.
func decimal(n *big.Int, scale int) string {
	if scale <= 0 || scale > 40 {
		return n.String()
	}
	text := new(big.Rat).SetFrac(n, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(scale)), nil)).FloatString(scale)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}
