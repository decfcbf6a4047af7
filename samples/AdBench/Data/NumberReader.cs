using System.Globalization;

namespace Autodiff.Samples.AdBench.Data;

/// <summary>Reads numbers separated by white space, one by one, and says where a text is not what it should be.</summary>
internal sealed class NumberReader(string text, string name)
{
    private int _position;
    private int _line = 1;
    private int _lineStart;
    private int _tokenStart = -1;

    /// <summary>The next number, a whole one between two bounds.</summary>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="least">The smallest allowed.</param>
    /// <param name="most">The largest allowed.</param>
    /// <exception cref="DataFormatException">It is missing or something else.</exception>
    public int Integer(string what, int least, int most)
    {
        var token = Token(what);
        if (!int.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            || value < least || value > most)
        {
            throw Error($"{what} should be a whole number from {least} to {most}, and is '{Shorten(token)}'");
        }
        return value;
    }

    /// <summary>The next number, a finite one.</summary>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="DataFormatException">It is missing or something else.</exception>
    public double Number(string what)
    {
        var token = Token(what);
        if (!double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            throw Error($"{what} should be a finite number, and is '{Shorten(token)}'");
        }
        return value;
    }

    /// <summary>The next <paramref name="count"/> numbers.</summary>
    /// <param name="what">What they are, for the message.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="DataFormatException">One is missing or something else.</exception>
    public double[] Numbers(string what, long count)
    {
        SkipWhiteSpace();

        // Each takes two characters at least; so a size that is nonsense never becomes an allocation.
        if (count > (text.Length - _position) / 2 + 1L)
        {
            throw Error($"the sizes at its beginning ask for {count} numbers of {what}, and the file is too short for them");
        }
        var values = new double[count];
        for (var i = 0; i < values.Length; i++) values[i] = Number($"{what} [{i}]");
        return values;
    }

    /// <summary>Nothing may follow.</summary>
    /// <exception cref="DataFormatException">Something does.</exception>
    public void End()
    {
        SkipWhiteSpace();
        if (_position < text.Length) throw Error("nothing should follow here");
    }

    private ReadOnlySpan<char> Token(string what)
    {
        SkipWhiteSpace();
        if (_position == text.Length) throw Error($"the file ends where {what} should be");
        var end = _position;
        while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
        var token = text.AsSpan(_position, end - _position);
        _tokenStart = _position;
        _position = end;
        return token;
    }

    private void SkipWhiteSpace()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
        {
            if (text[_position] == '\n')
            {
                _line++;
                _lineStart = _position + 1;
            }
            _position++;
        }
        _tokenStart = -1;
    }

    private static string Shorten(ReadOnlySpan<char> token) => token.Length <= 30 ? token.ToString() : $"{token[..30]}...";

    private DataFormatException Error(string problem)
    {
        var column = (_tokenStart >= 0 ? _tokenStart : _position) - _lineStart + 1;
        return new DataFormatException($"{name}, line {_line}, column {column}: {problem}.");
    }
}
