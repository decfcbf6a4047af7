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
