using Autodiff.Internal;

namespace Autodiff.Tests.Kernels.Loops;

public sealed class OverlapTests
{
    [Fact]
    public void Random_views_agree_with_looking_at_every_element()
    {
        var random = new Random(1);
        var answers = new int[2];
        for (var round = 0; round < 5000; round++)
        {
            var rank = random.Next(0, 4);
            var sizes = new nint[rank];
            var a = new nint[rank];
            var b = new nint[rank];
            for (var d = 0; d < rank; d++)
                (sizes[d], a[d], b[d]) = (random.Next(1, 5), random.Next(-9, 10), random.Next(3) == 0 ? random.Next(-9, 10) : a[d]);
            nint distance = random.Next(-30, 30);
            var expected = Elements(sizes, a).Intersect(Elements(sizes, b).Select(element => element + distance)).Any();
            Assert.Equal(expected, Overlap.Exists(sizes, a, b, distance));
            answers[expected ? 1 : 0]++;
        }

        Assert.All(answers, count => Assert.True(count > 500));
    }

    private static List<nint> Elements(nint[] sizes, nint[] strides)
    {
        List<nint> elements = [0];
        for (var d = 0; d < sizes.Length; d++)
            elements = [.. elements.SelectMany(element => Enumerable.Range(0, (int)sizes[d]).Select(i => element + i * strides[d]))];
        return elements;
    }
}
