using System.Text;

namespace Autodiff.Generator.Emit;

/// <summary>Indented lines of C#.</summary>
internal sealed class SourceText
{
    private readonly StringBuilder _text = new();

    public int Indent { get; private set; }

    public void Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', Indent * 4).Append(text);
        }

        _text.Append('\n');
    }

    /// <summary>Lines that are indented and ended already.</summary>
    public void Lines(string text) => _text.Append(text);

    /// <summary>The body of a method; one that only returns becomes <c>=&gt; expression;</c>.</summary>
    public void Body(Action write)
    {
        const string Return = "return ";
        var start = _text.Length;
        Open();
        var first = _text.Length;
        write();
        var indent = Indent * 4;
        if (_text.Length > first && _text.ToString(first, _text.Length - first) is var body
            && body.IndexOf('\n') == body.Length - 1 && string.CompareOrdinal(body, indent, Return, 0, Return.Length) == 0)
        {
            _text.Length = start;
            Line("=> " + body.Substring(indent + Return.Length).TrimEnd());
            Indent--;
            return;
        }

        Close();
    }

    public void Open()
    {
        Line("{");
        Indent++;
    }

    public void Close()
    {
        Indent--;
        Line("}");
    }

    public override string ToString() => _text.ToString();
}
