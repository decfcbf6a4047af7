using System.Text;

namespace Autodiff.Generator.Emit;

/// <summary>Lays statements out as lines of C#.</summary>
internal sealed class StatementPrinter
{
    private readonly IReadOnlyDictionary<int, string> _names;
    private readonly StringBuilder _text = new();
    private int _indent;

    private StatementPrinter(IReadOnlyDictionary<int, string> names, int indent)
    {
        _names = names;
        _indent = indent;
    }

    public static string Print(Block body, IReadOnlyDictionary<int, string> names, int indent)
    {
        var printer = new StatementPrinter(names, indent);
        printer.Statements(body.Statements);
        return printer._text.ToString();
    }

    private void Statements(List<Statement> statements)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            if (statements[i] is CommentStatement comment)
            {
                if (comment.StartsSection && i > 0)
                {
                    _text.Append('\n');
                }

                Line("// " + comment.Text);
            }
            else
            {
                Print(statements[i]);
            }
        }
    }

    private void Print(Statement statement)
    {
        switch (statement)
        {
            case BlankStatement:
                _text.Append('\n');
                break;
            case AssignStatement assign:
                Line(Named(assign.Text) + ";");
                break;
            case TextStatement text:
                Line(Text(text) + ";");
                break;
            case IfStatement branch:
                If("", branch);
                break;
            case LoopStatement loop:
                Loop(loop);
                break;
        }
    }

    private void If(string before, IfStatement branch)
    {
        var head = before + "if (" + Named(branch.Condition) + ")";
        if (branch.Else.IsEmpty && before.Length == 0 && branch.Then.Statements.Count == 1 && branch.Then.Statements[0] is TextStatement { Leaves: true } jump)
        {
            var text = Text(jump);
            if (_indent * 4 + head.Length + text.Length < 118)
            {
                Line(head + " " + text + ";");
                return;
            }
        }

        Line(head);
        Braces(branch.Then);
        if (branch.Else.Statements.Count == 1 && branch.Else.Statements[0] is IfStatement next)
        {
            If("else ", next);
        }
        else if (!branch.Else.IsEmpty)
        {
            Line("else");
            Braces(branch.Else);
        }
    }

    private void Loop(LoopStatement loop)
    {
        if (loop.TestsAtEnd)
        {
            Line("do");
            Braces(loop.Body);
            Line("while (" + Named(loop.Condition!) + ");");
            return;
        }

        if (loop.Steps.Count > 0 || loop.Initializer is not null)
        {
            var initializer = loop.Initializer is null ? "" : Named(loop.Initializer.Text);
            var steps = string.Join(", ", loop.Steps.Select(step => Named(step.Text)));
            Line($"for ({initializer}; {Named(loop.Condition ?? "")}; {steps})");
        }
        else
        {
            Line("while (" + Named(loop.Condition ?? "true") + ")");
        }

        Braces(loop.Body);
    }

    private void Braces(Block block)
    {
        Line("{");
        _indent++;
        Statements(block.Statements);
        _indent--;
        Line("}");
    }

    private string Named(string text) => Placeholder.Replace(text, (variable, _) => _names[variable]);

    private string Text(TextStatement statement)
    {
        // var (a, b) = …, where all of a deconstruction is declared: nothing in it is a parameter or was declared before.
        var text = statement.Text;
        if (text.Length > 0 && text[0] == '(' && text.IndexOf(") = ", StringComparison.Ordinal) is > 0 and var end)
        {
            var targets = text.Substring(0, end + 1);
            var assigned = Placeholder.Replace(targets, (variable, isDeclarable) => isDeclarable && statement.Declares.Contains(variable) ? "" : "x");
            if (Placeholder.In(targets).Any() && assigned.All(static c => c is '(' or ')' or ',' or ' ' or '_'))
            {
                return "var " + Placeholder.Replace(targets, (variable, _) => _names[variable]) + Named(text.Substring(end + 1));
            }
        }

        return Placeholder.Replace(
            text, (variable, isDeclarable) => (isDeclarable && statement.Declares.Contains(variable) ? "var " : "") + _names[variable]);
    }

    private void Line(string text) => _text.Append(' ', _indent * 4).Append(text).Append('\n');
}
