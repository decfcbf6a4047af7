using System.Collections.Immutable;
using Autodiff.Generator.Model;

namespace Autodiff.Generator.Linking;

/// <summary>Link: ids and file names that no two methods share, even in code that does not compile. File names ignore case.</summary>
internal static class DistinctNames
{
    public static ImmutableArray<LoweredMethod> Of(ImmutableArray<LoweredMethod> methods)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var distinct = ImmutableArray.CreateBuilder<LoweredMethod>(methods.Length);
        foreach (var lowered in methods)
        {
            if (!ids.Add(lowered.Method.Id))
            {
                // The same method is declared twice, which is an error of its own.
                continue;
            }

            var name = lowered.Method.HintName;
            for (var number = 2; !names.Add(name); number++)
            {
                name = lowered.Method.HintName + "-" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            distinct.Add(name == lowered.Method.HintName ? lowered : lowered with { Method = lowered.Method with { HintName = name } });
        }

        return distinct.ToImmutable();
    }
}
