using Autodiff.Generator.IR;
using Autodiff.Generator.Rules;
using static Autodiff.Generator.Tests.Transforms.FunctionBuilder;

namespace Autodiff.Generator.Tests.Transforms;

/// <summary>Primal functions in IR, one for each shape of control flow and memory, with arguments.</summary>
internal static class TransformPrograms
{
    public static IEnumerable<(IrFunction Function, object[] Arguments)> All() =>
    [
        Rosenbrock(), Branch(1.5), Branch(-1.5), Settle(7, 0.4), Settle(60, 0.4), Settle(0, 0.4), Newton(), Heat(), Triangular(), Increments(), NestedExit(),
        BranchInLoop(), LocalArrayInLoop(), CopyAndFill(), WrittenParameter(), EarlyReturnInNestedLoop(),
    ];

    private static (IrFunction, object[]) Rosenbrock()
    {
        var f = new FunctionBuilder();
        var (x, y, b) = (f.Scalar("x"), f.Scalar("y"), f.Body);
        var a = b.Primitive(Primitive.Subtract, IrType.Double, [b.One(x), x], "a");
        var c = b.Primitive(Primitive.Subtract, IrType.Double, [y, b.Multiply(x, x)], "b");
        return (f.Return("Rosenbrock", b.Add(b.Multiply(a, a), b.Multiply(b.Multiply(b.Floating(x, 100), c), c))), [1.2, 0.7]);
    }

    private static (IrFunction, object[]) Branch(double at)
    {
        var f = new FunctionBuilder();
        var (x, y, b) = (f.Scalar("x"), f.Scalar("y"), f.Body);
        var r = If(
            b, b.Compare(Primitive.Greater, x, b.Zero(x.Type)),
            t => { var s = t.Call(Primitive.Sin, x); return [t.Multiply(t.Multiply(s, s), y)]; },
            e => { var s = e.Call(Primitive.Exp, y); return [e.Multiply(e.Multiply(s, s), x)]; }, "r");
        return (f.Return("Branch", b.Multiply(r[0], r[0])), [at, 0.3]);
    }

    private static (IrFunction, object[]) Settle(int n, double x0)
    {
        var f = new FunctionBuilder();
        var (x, count, b) = (f.Scalar("x"), f.Int("n"), f.Body);
        var r = For(b, b.Int32(1), count, [("s", x), ("result", b.Zero(x.Type))], (body, i, s) =>
        {
            var term = body.Divide(body.Call(Primitive.Cos, s[0]), body.ConvertTo(i, IrType.Double));
            var next = body.Primitive(Primitive.Add, IrType.Double, [s[0], term], "s");
            return If(
                body, body.Compare(Primitive.Greater, next, body.Floating(next, 2.5)),
                t => [next, t.Multiply(next, next), t.Int32(1)],
                e => [next, s[1], e.Int32(0)], "s", "result", "exit");
        }, hasExit: true);
        var value = If(
            b, b.Compare(Primitive.Equal, r[2], b.Int32(1)), _ => [r[1]], e => [e.Multiply(r[0], x)], "value");
        return (f.Return("Settle", value[0]), [x0, n]);
    }

    private static (IrFunction, object[]) Newton()
    {
        var f = new FunctionBuilder();
        var (a, b) = (f.Scalar("a"), f.Body);
        var r = While(b, [("x", b.One(a))],
            (c, s) => c.Compare(
                Primitive.Greater, c.Call(Primitive.Abs, c.Subtract(c.Multiply(s[0], s[0]), a)), c.Floating(a, 1e-13)),
            (c, s) => [c.Primitive(Primitive.Multiply, IrType.Double, [c.Floating(a, 0.5), c.Add(s[0], c.Divide(a, s[0]))], "x")]);
        return (f.Return("Newton", b.Multiply(r[0], a)), [2.3]);
    }

    private static (IrFunction, object[]) Heat()
    {
        var f = new FunctionBuilder();
        var (u0, c, steps, b) = (f.Array("u0"), f.Scalar("c"), f.Int("steps"), f.Body);
        var u = Clone(b, "u", u0);
        var v = NewArray(b, "v", Length(b, u0));
        var r = For(b, b.Int32(0), steps, [("u", u), ("v", v)], (body, _, s) =>
        {
            var n = Length(body, s[0]);
            Store(body, s[1], body.Int32(0), body.Load(s[0], body.Int32(0)));
            var last = body.Call(Primitive.Subtract, n, body.Int32(1));
            Store(body, s[1], last, body.Load(s[0], last));
            For(body, body.Int32(1), last, [], (inner, i, _) =>
            {
                var left = inner.Load(s[0], inner.Call(Primitive.Subtract, i, inner.Int32(1)));
                var mid = inner.Load(s[0], i);
                var right = inner.Load(s[0], inner.Call(Primitive.Add, i, inner.Int32(1)));
                var laplacian = inner.Primitive(
                    Primitive.Add, IrType.Double, [inner.Subtract(left, inner.Multiply(inner.Floating(mid, 2), mid)), right], "laplacian");
                Store(inner, s[1], i, inner.Add(mid, inner.Multiply(c, laplacian)));
                return [];
            });
            return [s[1], s[0]];
        });
        var e = For(b, b.Int32(0), Length(b, r[0]), [("e", b.Zero(c.Type))], (body, i, s) =>
        {
            var w = body.Load(r[0], i);
            return [body.Primitive(Primitive.Add, IrType.Double, [s[0], body.Multiply(w, w)], "e")];
        });
        return (f.Return("Heat", e[0]), [new[] { 0.3, 1.2, -0.5, 0.8, 0.1 }, 0.2, 5]);
    }

    private static (IrFunction, object[]) Triangular()
    {
        var f = new FunctionBuilder();
        var (x, b) = (f.Array("x"), f.Body);
        var n = Length(b, x);
        var r = For(b, b.Int32(0), n, [("s", b.Zero(IrType.Double))], (outer, i, s) =>
            For(outer, i, n, [("s", s[0])], (inner, j, t) =>
            {
                var product = inner.Multiply(inner.Load(x, i), inner.Call(Primitive.Sin, inner.Load(x, j)));
                return [inner.Primitive(Primitive.Add, IrType.Double, [t[0], inner.Multiply(product, inner.Call(Primitive.Cos, t[0]))], "s")];
            }));
        return (f.Return("Triangular", r[0]), [new[] { 0.3, 1.2, -0.5, 0.8 }]);
    }

    private static (IrFunction, object[]) Increments()
    {
        var f = new FunctionBuilder();
        var (x, k, b) = (f.Array("x"), f.Scalar("k"), f.Body);
        var n = Length(b, x);
        var a = Clone(b, "a", x);
        For(b, b.Int32(1), n, [], (body, i, _) =>
        {
            var before = body.Load(a, body.Call(Primitive.Subtract, i, body.Int32(1)));
            var term = body.Multiply(body.Multiply(before, before), k);
            var old = body.Load(a, i);
            Store(body, a, i, body.Primitive(Primitive.Add, IrType.Double, [old, term]));
            var again = body.Load(a, i);
            Store(body, a, body.Int32(0), body.Multiply(again, body.Load(a, body.Int32(0))));
            return [];
        });
        return (f.Return("Increments", b.Multiply(b.Load(a, b.Int32(0)), b.Load(a, b.Int32(2)))), [new[] { 0.7, 1.1, -0.4, 0.9 }, 0.6]);
    }

    private static (IrFunction, object[]) NestedExit()
    {
        // Breaks out of the inner loop at a data-dependent place in each outer iteration.
        var f = new FunctionBuilder();
        var (x, b) = (f.Array("x"), f.Body);
        var n = Length(b, x);
        var r = For(b, b.Int32(0), n, [("s", b.One(f.Scalar("y")))], (outer, i, s) =>
        {
            var inner = For(outer, outer.Int32(0), n, [("s", s[0])], (body, j, t) =>
            {
                var next = body.Primitive(
                    Primitive.Add, IrType.Double, [t[0], body.Multiply(body.Load(x, j), body.Call(Primitive.Sin, t[0]))], "s");
                return If(
                    body, body.Compare(Primitive.Greater, next, body.Floating(next, 1.8)),
                    t2 => [t2.Multiply(next, t2.Floating(next, 0.5)), t2.Int32(1)],
                    e => [next, e.Int32(0)], "s", "exit");
            }, hasExit: true);
            return [inner[0]];
        });
        return (f.Return("NestedExit", b.Multiply(r[0], r[0])), [new[] { 0.7, 0.6, 0.4, 0.9 }, 1.0]);
    }

    private static (IrFunction, object[]) BranchInLoop()
    {
        var f = new FunctionBuilder();
        var (x, b) = (f.Array("x"), f.Body);
        var r = For(b, b.Int32(0), Length(b, x), [("s", b.One(f.Scalar("y")))], (body, i, s) =>
        {
            var w = body.Load(x, i);
            return If(
                body, body.Compare(Primitive.Less, body.Multiply(s[0], w), body.Zero(w.Type)),
                t => [t.Multiply(t.Call(Primitive.Exp, w), s[0])],
                e => [e.Add(s[0], e.Multiply(w, e.Call(Primitive.Sin, s[0])))], "s");
        });
        return (f.Return("BranchInLoop", r[0]), [new[] { 0.7, -0.6, 0.4, -0.9, 0.2 }, 1.0]);
    }

    private static (IrFunction, object[]) LocalArrayInLoop()
    {
        var f = new FunctionBuilder();
        var (x, b) = (f.Array("x"), f.Body);
        var n = Length(b, x);
        var r = For(b, b.Int32(0), b.Int32(3), [("s", b.One(f.Scalar("y")))], (body, k, s) =>
        {
            var t = NewArray(body, "t", n);
            For(body, body.Int32(0), n, [], (inner, i, _) =>
            {
                Store(inner, t, i, inner.Multiply(inner.Load(x, i), inner.Call(Primitive.Sin, s[0])));
                return [];
            });
            return For(body, body.Int32(0), n, [("s", s[0])], (inner, i, u) =>
            {
                var w = inner.Load(t, i);
                return [inner.Primitive(Primitive.Add, IrType.Double, [u[0], inner.Multiply(w, w)], "s")];
            });
        });
        return (f.Return("LocalArrayInLoop", r[0]), [new[] { 0.7, -0.6, 0.4 }, 1.0]);
    }

    private static (IrFunction, object[]) CopyAndFill()
    {
        var f = new FunctionBuilder();
        var (x, k, b) = (f.Array("x"), f.Scalar("k"), f.Body);
        var n = Length(b, x);
        var a = NewArray(b, "a", n);
        b.Append(new FillOperation(a, b.Multiply(k, k)));
        var first = b.Load(a, b.Int32(1));
        b.Append(new CopyOperation(x, a));
        // Shift by one within the same storage: the ranges overlap.
        var span = new SpanType(IrType.Double, false);
        var from = b.Append(new ViewOperation(b.Fresh(span), a, b.Int32(0), b.Call(Primitive.Subtract, n, b.Int32(1)))).Result;
        var to = b.Append(new ViewOperation(b.Fresh(span), a, b.Int32(1), null)).Result;
        b.Append(new CopyOperation(from, to));
        var sum = b.Add(b.Multiply(b.Load(a, b.Int32(2)), first), b.Multiply(b.Load(a, b.Int32(0)), b.Load(a, b.Int32(1))));
        return (f.Return("CopyAndFill", sum), [new[] { 0.7, -0.6, 0.4 }, 1.3]);
    }

    private static (IrFunction, object[]) WrittenParameter()
    {
        var f = new FunctionBuilder();
        var (x, b) = (f.Array("x", isWritten: true), f.Body);
        var r = For(b, b.Int32(1), Length(b, x), [("s", b.One(f.Scalar("y")))], (body, i, s) =>
        {
            var w = body.Load(x, body.Call(Primitive.Subtract, i, body.Int32(1)));
            Store(body, x, i, body.Multiply(w, body.Load(x, i)));
            return [body.Primitive(Primitive.Add, IrType.Double, [s[0], body.Multiply(body.Load(x, i), s[0])], "s")];
        });
        return (f.Return("WrittenParameter", r[0]), [new[] { 0.7, 1.6, 0.4, -1.2 }, 1.0]);
    }

    private static (IrFunction, object[]) EarlyReturnInNestedLoop()
    {
        var f = new FunctionBuilder();
        var (x, limit, b) = (f.Array("x"), f.Scalar("limit"), f.Body);
        var n = Length(b, x);
        var r = For(b, b.Int32(0), n, [("s", b.One(limit)), ("result", b.Zero(limit.Type))], (outer, i, s) =>
        {
            var inner = For(outer, outer.Int32(0), n, [("s", s[0]), ("result", s[1])], (body, j, t) =>
            {
                var w = body.Multiply(body.Load(x, i), body.Load(x, j));
                var next = body.Primitive(Primitive.Add, IrType.Double, [t[0], body.Multiply(w, t[0])], "s");
                return If(
                    body, body.Compare(Primitive.Greater, next, limit),
                    t2 => [next, t2.Multiply(next, t2.Multiply(limit, w)), t2.Int32(1)],
                    e => [next, t[1], e.Int32(0)], "s", "result", "exit");
            }, hasExit: true);
            return If(
                outer, outer.Compare(Primitive.Equal, inner[2], outer.Int32(1)),
                t => [inner[0], inner[1], t.Int32(1)],
                e => [e.Multiply(inner[0], e.Floating(limit, 0.9)), inner[1], e.Int32(0)], "s", "result", "exit");
        }, hasExit: true);
        var value = If(b, b.Compare(Primitive.Equal, r[2], b.Int32(1)), _ => [r[1]], e => [e.Multiply(r[0], limit)], "value");
        return (f.Return("EarlyReturnInNestedLoop", value[0]), [new[] { 0.7, 0.6, 0.4, 0.9 }, 3.1]);
    }
}
