namespace Autodiff.Generator.Emit;

/// <summary>The program points at which a value, or a variable, is live: half-open intervals.</summary>
internal sealed class Ranges
{
    private readonly List<(int Start, int End)> _intervals = [];
    private bool _isSorted = true;

    public void Add(int start, int end)
    {
        if (start < end)
        {
            _intervals.Add((start, end));
            _isSorted = false;
        }
    }

    public void Add(Ranges other)
    {
        _intervals.AddRange(other._intervals);
        _isSorted = false;
    }

    public int Start
    {
        get
        {
            Sort();
            return _intervals.Count == 0 ? int.MaxValue : _intervals[0].Start;
        }
    }

    public bool Intersects(Ranges other)
    {
        Sort();
        other.Sort();
        for (int i = 0, j = 0; i < _intervals.Count && j < other._intervals.Count;)
        {
            var (a, b) = (_intervals[i], other._intervals[j]);
            if (a.Start < b.End && b.Start < a.End)
            {
                return true;
            }

            if (a.End <= b.End)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return false;
    }

    private void Sort()
    {
        if (_isSorted)
        {
            return;
        }

        _isSorted = true;
        _intervals.Sort();
        var kept = 0;
        for (var i = 1; i < _intervals.Count; i++)
        {
            if (_intervals[i].Start <= _intervals[kept].End)
            {
                _intervals[kept] = (_intervals[kept].Start, Math.Max(_intervals[kept].End, _intervals[i].End));
            }
            else
            {
                _intervals[++kept] = _intervals[i];
            }
        }

        if (_intervals.Count > 0)
        {
            _intervals.RemoveRange(kept + 1, _intervals.Count - kept - 1);
        }
    }
}
